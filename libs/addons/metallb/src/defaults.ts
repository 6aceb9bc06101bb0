import { layer } from '@strata/addon';
import type { MetallbConfig } from './schema';

/** The pools follow from the cluster's network: one to hand out, one that only the Gateway may ask for. */
export const defaults = layer<MetallbConfig>({
  version: '0.16.1',
  pools: {
    default: { addresses: ({ cluster }) => [cluster.network.loadBalancerPool ?? ''], autoAssign: true },
    gateway: {
      addresses: ({ cluster }) => [`${cluster.network.gatewayAddress ?? ''}/32`],
      autoAssign: false,
    },
  },
  values: {
    speaker: { frr: { enabled: false } },
    frrk8s: { enabled: false },
  },
});
