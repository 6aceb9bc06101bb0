import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { ArgoCDClusterRegistrationSpec } from './schema';

/** Registrations: clusters that the Argo CD of the platform deploys to. */
export default definePromise({
  name: 'argocd-cluster-registration',
  description: 'A cluster that Argo CD knows, with the labels and annotations of the inventory',
  kind: 'ArgoCDClusterRegistration',
  plural: 'argocdclusterregistrations',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'register', run: configure }] } },
  example: {
    server: 'https://media.vcluster-media.svc',
    labels: { cluster_name: 'media', cluster_role: 'vcluster', environment: 'production' },
    annotations: {},
    source: { secret: 'vc-media', namespace: 'vcluster-media' },
    item: 'vcluster-media',
  },
});
