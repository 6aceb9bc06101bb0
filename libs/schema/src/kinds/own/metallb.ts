import type { KindSet } from '../kind-set';
import { flag, labelSelector, list, map, text, whole } from './schema-words';

/** @see https://metallb.io/apis/ */
export const METALLB: KindSet = {
  source: { name: 'Strata, for MetalLB', version: '0.16' },
  kinds: {
    'metallb.io/v1beta1/IPAddressPool': {
      scope: 'Namespaced',
      schema: map(
        {
          spec: map(
            {
              addresses: list(text),
              autoAssign: { ...flag, default: true },
              avoidBuggyIPs: { ...flag, default: false },
              serviceAllocation: map({
                namespaceSelectors: list(labelSelector),
                namespaces: list(text),
                priority: whole,
                serviceSelectors: list(labelSelector),
              }),
            },
            'addresses',
          ),
        },
        'spec',
      ),
    },
    'metallb.io/v1beta1/L2Advertisement': {
      scope: 'Namespaced',
      schema: map({
        spec: map({
          interfaces: list(text),
          ipAddressPoolSelectors: list(labelSelector),
          ipAddressPools: list(text),
          nodeSelectors: list(labelSelector),
          serviceSelectors: list(labelSelector),
        }),
      }),
    },
  },
};
