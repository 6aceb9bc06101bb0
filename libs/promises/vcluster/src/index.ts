import { definePromise } from '@strata/kratix';
import { clusterFileOf } from './cluster-file';
import { configure } from './configure';
import { example } from './example';
import { protect } from './protect';
import { spec } from './schema';
import { status } from './status';

export { CHART_VALUES } from './chart-values-schema';
export type { ChartValues } from './chart-values-schema';
export { checkValues } from './check-values';
export type { VClusterSpec } from './schema';
export { CHART, CHART_VERSION } from './versions';

/** Virtual clusters: a Kubernetes API of one's own, in a namespace of the host. */
export default definePromise({
  name: 'vcluster',
  description: 'A virtual cluster in a namespace of the platform cluster, registered with Argo CD',
  kind: 'VCluster',
  plural: 'vclusters',
  version: 'v1alpha1',
  spec,
  status,
  workflows: {
    resource: {
      configure: [{ name: 'configure', run: configure }],
      delete: [{ name: 'protect', run: protect }],
    },
  },
  requires: ['argocd-project', 'argocd-application', 'argocd-cluster-registration'],
  cluster: clusterFileOf,
  example,
});
