import pick from 'lodash/pick';
import type { Addon } from '@strata/addon';

/** Fields of a definition that the platform is made of, beside the kinds that the addon makes. */
const FIELDS = ['name', 'project', 'namespace', 'alsoWritesTo', 'placement', 'chart', 'git'] as const;

/** What the platform is made of an addon: not its configuration, and not its objects. */
export type PlatformAddon = Pick<Addon, (typeof FIELDS)[number] | 'bootstrapSecrets'> & {
  readonly provides?: Pick<NonNullable<Addon['provides']>, 'clusterKinds'>;
};

/** Leaves out of a definition what the platform must not depend on: whoever changes that changes the addon alone. */
export const platformAddon = (addon: Addon): PlatformAddon => ({
  ...pick(addon, FIELDS),
  provides: pick(addon.provides, 'clusterKinds'),
  ...pick(addon, 'bootstrapSecrets'),
});
