import { selectorOf } from '@strata/addon';
import type { PlatformAddon } from './platform-addon';
import { applicationSet, clusters, SYNC_WAVE, syncPolicyWith } from '@strata/argocd';
import { REQUESTS_NAMESPACE } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { REGISTRATION_ANNOTATIONS } from '@strata/model';
import { AFTER_ADDONS } from './bootstrap';
import { REQUESTS_ADDON, REQUESTS_PROJECT } from './requests';

const NAME = 'promises';

/**
 * The ApplicationSet that brings the promises to every cluster with Kratix.
 *
 * @param directory of promises, below the base path that a cluster is registered with
 * @param files of a cluster in that directory, as a glob
 * @returns undefined on a platform without Kratix
 */
export function promisesApplicationSet(
  addons: readonly PlatformAddon[],
  directory: string,
  files: (cluster: string) => string,
): Manifest | undefined {
  const addon = addons.find(({ name }) => name === REQUESTS_ADDON);
  if (addon === undefined) return undefined;
  const read = (annotation: string): string => `{{ .metadata.annotations.${annotation} }}`;
  return applicationSet({
    name: NAME,
    annotations: { [SYNC_WAVE]: AFTER_ADDONS },
    generators: [clusters({ selector: selectorOf(addon.placement) })],
    template: (parameters) => ({
      metadata: { name: `${parameters.name}-${NAME}`, labels: { 'app.kubernetes.io/name': NAME } },
      spec: {
        project: REQUESTS_PROJECT,
        sources: [
          {
            repoURL: read(REGISTRATION_ANNOTATIONS.repositoryUrl),
            targetRevision: read(REGISTRATION_ANNOTATIONS.repositoryRevision),
            path: `${read(REGISTRATION_ANNOTATIONS.repositoryBasePath)}/${directory}`,
            directory: { recurse: true, include: files(parameters.name) },
          },
        ],
        destination: { name: parameters.name, namespace: REQUESTS_NAMESPACE },
        syncPolicy: syncPolicyWith({ syncOptions: ['CreateNamespace=true'] }),
      },
    }),
  });
}
