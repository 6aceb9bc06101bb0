import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { BUILT_IN_NAMESPACES, schema, TENANT_PREFIX } from './schema';

export type { NetworkPoliciesConfig } from './schema';

/** NetworkPolicies for the namespaces that no addon owns; addons isolate their own. */
export default defineAddon({
  name: 'network-policies',
  description: 'Isolation of the namespaces that no addon owns',
  project: 'platform',
  namespace: { name: BUILT_IN_NAMESPACES[0], create: false },
  // The gateway's namespace gets policies for tenants.
  dependsOn: ['nginx-gateway-fabric'],
  alsoWritesTo: [...BUILT_IN_NAMESPACES, `${TENANT_PREFIX}*`, 'nginx-gateway'],
  // A virtual cluster leaves its policies to its host.
  placement: { roles: ['control-plane'] },
  provides: {
    clusterKinds: ['Namespace'],
  },
  schema,
  defaults,
  manifests,
});
