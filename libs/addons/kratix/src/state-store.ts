import type { AddonContext } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { destination, gitStateStore, platformDestination, STATE_STORE } from '@strata/kratix';
import type { KratixConfig } from './schema';

/**
 * Where Kratix writes: the repository with its credentials, and the cluster as a destination of its own platform.
 * Defaults of the CRDs are written out.
 *
 * @see https://docs.kratix.io/main/reference/statestore/gitstatestore
 */
export function stateStore(context: AddonContext<KratixConfig>): Manifest[] {
  const { config, cluster } = context;
  return [
    credentials(context),
    gitStateStore({
      name: STATE_STORE.name,
      url: config.state.repository,
      branch: config.state.branch,
      authMethod: 'basicAuth',
      secretRef: { name: STATE_STORE.name, namespace: ARGOCD_NAMESPACE },
    }),
    destination(platformDestination(cluster), { kind: 'GitStateStore', name: STATE_STORE.name }),
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
    name: STATE_STORE.name,
    namespace: ARGOCD_NAMESPACE,
    store: facts.secretStore.name,
    data: {
      username: { item: STATE_STORE.name, field: 'username' },
      password: { item: STATE_STORE.name, field: 'password' },
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
