import { suggest } from '@strata/model';
import { idOfFile } from './boot-files';
import type { BootFiles, BootProblem, GroupFile } from './boot-files';

/** Checks what a group refers to, and that its metadata reach templates. */
export function checkGroup({ file, group }: GroupFile, profiles: BootFiles['profiles']): BootProblem[] {
  return [...checkProfileOf(file, group.profile, profiles), ...checkMetadata({ file, group })];
}

function checkProfileOf(file: string, profile: string, profiles: BootFiles['profiles']): BootProblem[] {
  const path = ['profile'];
  const known = profiles.map((each) => idOfFile(each.file));
  if (known.includes(profile)) return [];
  const message = profile === '' ? 'is empty' : `"${profile}" does not exist: its machines get 404`;
  return [{ file, path, message, remedy: suggest(profile, known) || 'Add the profile.' }];
}

/** Selectors, by lower-case names, and the request stand above the metadata of the same name. */
function checkMetadata({ file, group: { selector = {}, metadata = {} } }: GroupFile): BootProblem[] {
  const labels = Object.entries(selector).map(([key, value]) => [key.toLowerCase(), value] as const);
  return Object.entries(metadata).flatMap(([key, value]): BootProblem[] => {
    const path = ['metadata', key];
    const remedy = 'Rename the key.';
    if (key === 'request')
      return [{ file, path, message: 'never reaches a template: matchbox puts the request there', remedy }];
    const label = labels.find(([name]) => name === key);
    if (label === undefined || label[1] === value) return [];
    return [
      { file, path, message: `never reaches a template: matchbox puts the selector "${key}" there`, remedy },
    ];
  });
}
