import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { schema } from './schema';

export type { MetallbConfig } from './schema';

const NAMESPACE = 'metallb-system';

/** MetalLB in layer 2: addresses for Services of type LoadBalancer. */
export default defineAddon({
  name: 'metallb',
  description: 'Addresses for Services of type LoadBalancer, announced in layer 2',
  project: 'platform',
  // The speaker announces addresses from the host's network.
  namespace: { name: NAMESPACE, podSecurity: 'privileged' },
  placement: { roles: ['control-plane'] },
  provides: {
    definitions: [
      'BFDProfile.metallb.io',
      'BGPAdvertisement.metallb.io',
      'BGPPeer.metallb.io',
      'Community.metallb.io',
      'ConfigurationState.metallb.io',
      'IPAddressPool.metallb.io',
      'L2Advertisement.metallb.io',
      'ServiceBGPStatus.metallb.io',
      'ServiceL2Status.metallb.io',
    ],
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'CustomResourceDefinition.apiextensions.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    objects: [`Service ${NAMESPACE}/metallb-webhook-service:443`],
  },
  schema,
  defaults,
  chart: { repository: 'https://metallb.github.io/metallb', name: 'metallb' },
  manifests: (context) => manifests(context, NAMESPACE),
});
