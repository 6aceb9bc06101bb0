import { formatPath } from '@strata/compose';
import { findDuplicates } from '@strata/checks';
import { describeManifest, identityOf } from '@strata/kubernetes';
import type { PreviewProblem, RequestPreview } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { requestManifest } from '@strata/platform';
import { locationOf } from '@strata/render';
import type { SourcedRequest } from './read-requests';

/** What keeps a request from being answered: faults of the request at their lines, faults of promises at its start. */
export function previewIssues(request: SourcedRequest, { problems }: RequestPreview): Issue[] {
  const own = describeManifest(requestManifest(request));
  return problems.map((problem) => {
    const isOwn = problem.request === own;
    const code = problem.outcome === 'refused' && isOwn ? 'STR217' : 'STR416';
    const path = code === 'STR217' ? problem.path : [];
    const location = locationOf(request.layer.origin, path);
    return { code, message: describeProblem(problem, isOwn), location, remedy: problem.remedy };
  });
}

/** Objects, and requests, that come of two requests of one environment: Argo CD would apply both in turn. */
export function sharedObjects(
  previews: readonly { readonly request: SourcedRequest; readonly preview: RequestPreview }[],
): Issue[] {
  const all = previews.flatMap(({ request, preview }) =>
    preview.files.flatMap(({ manifests }) => manifests.map((manifest) => ({ request, manifest }))),
  );
  const groups = findDuplicates(
    all,
    ({ request, manifest }) => `${request.environment}\0${identityOf(manifest)}`,
  );
  return [...groups.values()].flatMap(([first, second]): Issue[] => {
    if (first === undefined || second === undefined) return [];
    const names = `${first.request.name} and ${second.request.name}`;
    const message = `${describeManifest(first.manifest)} comes of the requests ${names}`;
    const related = [
      { role: `request ${first.request.name}`, location: locationOf(first.request.layer.origin, []) },
    ];
    return [{ code: 'STR402', message, location: locationOf(second.request.layer.origin, []), related }];
  });
}

/** A request that comes of another is named, with the pipeline that it was given to. */
function describeProblem(
  { request, pipeline, outcome, path, message }: PreviewProblem,
  isOwn: boolean,
): string {
  const field = path.length === 0 ? '' : `${formatPath(path)} `;
  const source = isOwn && outcome === 'refused' ? '' : `${request}: `;
  const by = pipeline === undefined ? '' : `pipeline ${pipeline}: `;
  return `${source}${source === '' ? '' : by}${field}${message}`;
}
