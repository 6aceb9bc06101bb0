import { renderIpxe, selectGroup } from '@strata/matchbox';
import type { Group, Profile } from '@strata/matchbox';
import type { Workspace } from './workspace';

/** What matchbox answers a machine. */
export interface BootAnswer {
  readonly group?: Group;
  readonly profile?: Profile;
  /** The iPXE script; undefined where matchbox has none for the machine. */
  readonly script?: string;
}

/** What a machine boots from the link with a MAC address, in any notation; undefined for what is no MAC address. */
export function bootOf({ boot }: Workspace, mac: string): BootAnswer | undefined {
  const digits = mac.toLowerCase().replace(/[:.-]/g, '');
  if (!/^[0-9a-f]{12}$/.test(digits)) return undefined;
  const normal = digits.replace(/(..)(?!$)/g, '$1:');
  const { groups = [], profiles = [] } = boot.sources ?? {};
  const group = selectGroup(groups, { mac: normal });
  const profile = profiles.find(({ id }) => id === group?.profile);
  const script = profile === undefined ? '' : renderIpxe(profile);
  return { group, profile, ...(script === '' ? {} : { script }) };
}
