import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE } from './names';
import { schema } from './schema';

export type { CertManagerConfig } from './schema';

/** Certificates from the ACME authority of the environment, proven over DNS. */
export default defineAddon({
  name: 'cert-manager',
  description: 'Certificates from an ACME authority, proven over DNS',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted' },
  placement: { roles: ['control-plane', 'vcluster'] },
  dependsOn: ['external-secrets', 'prometheus-operator-crds'],
  provides: {
    definitions: [
      'Certificate.cert-manager.io',
      'CertificateRequest.cert-manager.io',
      'ClusterIssuer.cert-manager.io',
      'Issuer.cert-manager.io',
      'Challenge.acme.cert-manager.io',
      'Order.acme.cert-manager.io',
    ],
    clusterKinds: [
      'ClusterIssuer.cert-manager.io',
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    objects: [`Service ${NAMESPACE}/cert-manager-webhook:443`, `ServiceAccount ${NAMESPACE}/cert-manager`],
  },
  schema,
  defaults,
  chart: { repository: 'https://charts.jetstack.io', name: 'cert-manager' },
  manifests,
});
