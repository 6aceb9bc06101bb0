import type { Group } from './group';
import type { Profile } from './profile';

/** What matchbox found for a machine. */
export interface FoundBoot {
  readonly group?: Group;
  readonly profile?: Profile;
}

/** Why matchbox answers 404 at `/ipxe`, in one sentence; undefined where it answers a script. */
export function describeMissing({ group, profile }: FoundBoot): string | undefined {
  if (group === undefined)
    return 'matchbox answers 404: no group fits the machine, and there is none without a selector.';
  if (profile === undefined)
    return `matchbox answers 404: the group "${group.id}" wants the profile "${group.profile}", which does not exist.`;
  if (profile.boot === undefined)
    return `matchbox answers 404: the profile "${profile.id}" of the group "${group.id}" boots nothing.`;
  return undefined;
}
