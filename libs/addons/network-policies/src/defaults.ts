import { layer } from '@strata/addon';
import type { NetworkPoliciesConfig } from './schema';

/** Pods that end up in a built-in namespace by mistake get no network. */
export const defaults = layer<NetworkPoliciesConfig>({
  namespaces: {
    default: { isolation: 'full' },
    'kube-node-lease': { isolation: 'full' },
    'kube-public': { isolation: 'full' },
  },
});
