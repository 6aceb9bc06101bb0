import type { AddonContext } from '@strata/addon';
import { application, ARGOCD_NAMESPACE, syncPolicyWith } from '@strata/argocd';
import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { STATE_STORE, statePathOf } from '@strata/kratix';
import { NAMESPACE } from './names';
import type { KratixConfig } from './schema';

/**
 * What brings the state to the cluster: an Application in a project of its own, since Promises may install anything
 * anywhere on this cluster.
 */
export function reconciler({ config, cluster }: AddonContext<KratixConfig>): Manifest[] {
  const { repository, branch } = config.state;
  return [
    customResource(
      'argoproj.io/v1alpha1',
      'AppProject',
      { name: STATE_STORE.name, namespace: ARGOCD_NAMESPACE },
      {
        description: 'What Kratix schedules to this cluster',
        sourceRepos: [repository],
        destinations: [{ name: cluster.name, namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    ),
    application({
      metadata: {
        name: `${cluster.name}-${STATE_STORE.name}`,
        labels: { 'app.kubernetes.io/name': STATE_STORE.name },
      },
      spec: {
        project: STATE_STORE.name,
        sources: [
          {
            repoURL: repository,
            targetRevision: branch,
            path: statePathOf(cluster),
            directory: { recurse: true },
          },
        ],
        destination: { name: cluster.name, namespace: NAMESPACE },
        syncPolicy: syncPolicyWith({ automated: { prune: config.prune } }),
      },
    }),
  ];
}
