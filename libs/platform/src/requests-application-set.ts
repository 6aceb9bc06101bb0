import { selectorOf } from '@strata/addon';
import type { PlatformAddon } from './platform-addon';
import {
  applicationSet,
  clusters,
  gitDirectories,
  IGNORE_HEALTH,
  matrix,
  SYNC_WAVE,
  syncPolicyWith,
} from '@strata/argocd';
import { REQUESTS_NAMESPACE } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { IDENTITY_LABELS, REGISTRATION_ANNOTATIONS } from '@strata/model';
import { LAST } from './bootstrap';
import { REQUESTS_ADDON, REQUESTS_PROJECT } from './requests';

const NAME = 'platform-requests';

/** The directory that the git generator found. */
const FOUND_PATH = '{{ .path.path }}';

/**
 * The ApplicationSet that brings the requests of an environment to its cluster with Kratix: one Application for each
 * such cluster whose environment has a directory of requests, since a directory without files does not exist in git.
 *
 * @param requests directory of requests by environment, below the base path that a cluster is registered with
 * @returns undefined on a platform without Kratix
 */
export function requestsApplicationSet(
  addons: readonly PlatformAddon[],
  requests: string,
): Manifest | undefined {
  const addon = addons.find(({ name }) => name === REQUESTS_ADDON);
  if (addon === undefined) return undefined;
  const read = (annotation: string): string => `{{ .metadata.annotations.${annotation} }}`;
  const repository = {
    repoURL: read(REGISTRATION_ANNOTATIONS.repositoryUrl),
    revision: read(REGISTRATION_ANNOTATIONS.repositoryRevision),
  };
  const basePath = read(REGISTRATION_ANNOTATIONS.repositoryBasePath);
  const directory = `${basePath}/${requests}/{{ .metadata.labels.${IDENTITY_LABELS.environment} }}`;
  return applicationSet({
    name: NAME,
    // Promises answer in their own time.
    annotations: { ...IGNORE_HEALTH, [SYNC_WAVE]: LAST },
    generators: [
      matrix(
        clusters({ selector: selectorOf(addon.placement) }),
        gitDirectories({ ...repository, directories: [{ path: directory }] }),
      ),
    ],
    template: (parameters) => ({
      metadata: {
        name: `${parameters.name}-${NAME}`,
        labels: { 'app.kubernetes.io/name': NAME },
      },
      spec: {
        project: REQUESTS_PROJECT,
        sources: [{ repoURL: repository.repoURL, targetRevision: repository.revision, path: FOUND_PATH }],
        destination: { name: parameters.name, namespace: REQUESTS_NAMESPACE },
        syncPolicy: syncPolicyWith({
          syncOptions: ['CreateNamespace=true', 'SkipDryRunOnMissingResource=true'],
        }),
      },
    }),
  });
}
