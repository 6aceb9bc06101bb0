import type { AddonContext } from '@strata/addon';
import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { MetallbConfig } from './schema';

const API = 'metallb.io/v1beta1';

/**
 * An IPAddressPool for each pool, and one L2Advertisement that names them all: without names it would also announce
 * pools that someone adds by hand.
 *
 * @see https://metallb.io/configuration/
 */
export function manifests({ config }: AddonContext<MetallbConfig>, namespace: string): Manifest[] {
  const pools = Object.entries(config.pools).map(([name, { addresses, autoAssign }]) =>
    customResource(
      API,
      'IPAddressPool',
      { name, namespace },
      { addresses, autoAssign, avoidBuggyIPs: false },
    ),
  );
  const advertisement = customResource(
    API,
    'L2Advertisement',
    { name: 'pools', namespace },
    { ipAddressPools: Object.keys(config.pools) },
  );
  return [...pools, advertisement];
}
