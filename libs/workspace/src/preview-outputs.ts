import { messageOf } from '@strata/compose';
import { platformDestination, previewRequest, STATE_STORE } from '@strata/kratix';
import type { PlatformContext, PromiseDefinition, RequestPreview } from '@strata/kratix';
import { describeManifest } from '@strata/kubernetes';
import { requestManifest } from '@strata/platform';
import type { PlatformRequest } from '@strata/platform';
import { PREVIEWS_DIRECTORY } from '@strata/render';
import type { Output } from '@strata/render';

/** What would come of a request on the cluster that answers it. */
export function previewOf(
  request: PlatformRequest,
  definitions: readonly PromiseDefinition[],
  platform: PlatformContext,
): RequestPreview {
  const manifest = requestManifest(request);
  const destinations = [platformDestination(platform.cluster)];
  try {
    return previewRequest(manifest, { definitions, platform, destinations, store: STATE_STORE });
  } catch (error) {
    const message = `a pipeline fails: ${messageOf(error)}`;
    const problem = { request: describeManifest(manifest), outcome: 'violated', path: [], message } as const;
    return { objects: [], files: [], problems: [problem] };
  }
}

/** The files that Kratix will write to the state repository for a request, below the directory of its preview. */
export function previewOutputs({ environment, name }: PlatformRequest, { files }: RequestPreview): Output[] {
  const directory = `${PREVIEWS_DIRECTORY}/${environment}/${name}`;
  return files.map(({ path, manifests, works }) => ({
    path: `${directory}/${path}`,
    data: manifests.length === 1 ? (manifests[0] as object) : manifests,
    sources: [
      `environments/${environment}/requests/${name}.yaml`,
      ...new Set(works.map(({ promise }) => `libs/promises/${promise}`)),
    ],
  }));
}
