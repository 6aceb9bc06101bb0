import type { AddonContext } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { customResource, externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { STATE } from './names';
import type { KratixConfig } from './schema';
import { statePathOf } from './state-path';

const API = 'platform.kratix.io/v1alpha1';

/**
 * Where Kratix writes: the repository with its credentials, and the cluster as a destination of its own platform.
 * Defaults of the CRDs are written out.
 *
 * @see https://docs.kratix.io/main/reference/statestore/gitstatestore
 */
export function stateStore(context: AddonContext<KratixConfig>): Manifest[] {
  const { config, cluster } = context;
  const { repository, branch } = config.state;
  return [
    credentials(context),
    customResource(
      API,
      'GitStateStore',
      { name: STATE },
      {
        url: repository,
        branch,
        authMethod: 'basicAuth',
        gitAuthor: { name: 'kratix' },
        secretRef: { name: STATE, namespace: ARGOCD_NAMESPACE },
      },
    ),
    customResource(
      API,
      'Destination',
      // The labels are what Promises select destinations by.
      { name: cluster.name, labels: { environment: cluster.environment, cluster: cluster.name } },
      {
        path: statePathOf(cluster),
        filepath: { mode: 'nestedByMetadata' },
        stateStoreRef: { kind: 'GitStateStore', name: STATE },
      },
    ),
  ];
}

/**
 * One Secret that opens the repository for both: Kratix reads username and password of it, and Argo CD takes it for
 * the registration of the repository.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
const credentials = ({ config, facts }: AddonContext<KratixConfig>): Manifest =>
  externalSecret({
    name: STATE,
    namespace: ARGOCD_NAMESPACE,
    store: facts.secretStore.name,
    data: {
      username: { item: STATE, field: 'username' },
      password: { item: STATE, field: 'password' },
    },
    template: {
      metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
      data: {
        type: 'git',
        url: config.state.repository,
        username: '{{ .username }}',
        password: '{{ .password }}',
      },
    },
  });
