import type { BootFiles, BootProblem, GroupFile, ProfileFile } from './boot-files';
import { checkGroup } from './check-group';
import { checkKeys } from './check-keys';
import { checkProfile } from './check-profile';
import { checkRivals } from './check-rivals';
import { checkSelector } from './check-selector';
import { checkTemplates } from './check-templates';
import { GROUP_KEYS } from './group';
import type { Group } from './group';
import { PROFILE_KEYS } from './profile';
import type { Profile } from './profile';
import { compareTexts } from './selector';

/**
 * Finds what matchbox, iPXE or Talos would fail on, most of it without a word: keys that nobody reads, groups that are
 * dropped or never win, profiles and templates that do not exist, lines that iPXE takes apart, and templates that stop
 * for one of their groups. By file, in the order of what was read; no two problems say the same.
 *
 * @param boot files of one data directory, each once; `file` is such as `groups/node-1.json` or `generic/talos.yaml`
 */
export function checkBoot(boot: BootFiles): BootProblem[] {
  const groups = boot.groups.map(({ file, group }) => ({
    file,
    group,
    ...checkKeys(file, group, GROUP_KEYS),
  }));
  const profiles = boot.profiles.map(({ file, profile }) => ({
    file,
    profile,
    ...checkKeys(file, profile, PROFILE_KEYS),
  }));
  const readGroups = groups.filter(({ isReadable }) => isReadable).map(toGroupFile);
  const readProfiles = profiles.filter(({ isReadable }) => isReadable).map(toProfileFile);
  const problems = [
    ...groups.flatMap((each) => each.problems),
    ...readGroups.flatMap((each) => [...checkSelector(each), ...checkGroup(each, boot.profiles)]),
    ...checkRivals(readGroups),
    ...profiles.flatMap((each) => each.problems),
    ...readProfiles.flatMap((each) => checkProfile(each, boot.templates)),
    ...checkTemplates(boot.templates, readProfiles, readGroups),
  ];
  return problems.sort((a, b) => compareTexts(a.file, b.file));
}

const toGroupFile = ({ file, group }: { file: string; group: unknown }): GroupFile => ({
  file,
  group: group as Group,
});

const toProfileFile = ({ file, profile }: { file: string; profile: unknown }): ProfileFile => ({
  file,
  profile: profile as Profile,
});
