import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE } from './names';
import { schema } from './schema';

export type { ExternalDnsConfig } from './schema';

/** DNS records at Cloudflare for every route of the platform Gateway. */
export default defineAddon({
  name: 'external-dns',
  description: 'DNS records for exposed services',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted' },
  placement: { roles: ['control-plane', 'vcluster'] },
  dependsOn: ['external-secrets', 'gateway-api', 'prometheus-operator-crds'],
  provides: {
    definitions: ['DNSEndpoint.externaldns.k8s.io'],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
    ],
    objects: [`Service ${NAMESPACE}/external-dns:7979`, `ServiceAccount ${NAMESPACE}/external-dns`],
  },
  schema,
  defaults,
  chart: { repository: 'https://kubernetes-sigs.github.io/external-dns', name: 'external-dns' },
  manifests,
});
