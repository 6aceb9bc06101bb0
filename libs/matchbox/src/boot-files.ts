import type { Path } from '@strata/compose';
import type { Group } from './group';
import type { Profile } from './profile';

/** The data directory of matchbox as it was read: contents of JSON files, and texts of templates. */
export interface BootFiles {
  readonly groups: readonly { readonly file: string; readonly group: unknown }[];
  readonly profiles: readonly { readonly file: string; readonly profile: unknown }[];
  readonly templates: readonly { readonly file: string; readonly text: string }[];
}

/** One thing that matchbox, iPXE or Talos would fail on. */
export interface BootProblem {
  readonly file: string;
  /** Where in the file; empty for the whole. */
  readonly path: Path;
  /** What is wrong, worded to follow the path. */
  readonly message: string;
  /** How to mend it, where that can be said. */
  readonly remedy?: string;
}

/** A group whose file matchbox can read. */
export interface GroupFile {
  readonly file: string;
  readonly group: Group;
}

/** A profile whose file matchbox can read. */
export interface ProfileFile {
  readonly file: string;
  readonly profile: Profile;
}

/** The name by which matchbox looks up a group or profile: that of its file, without directory and `.json`. */
export const idOfFile = (file: string): string => file.replace(/^.*\//, '').replace(/\.json$/, '');

/** The name by which a profile finds a template: its path below `generic/`. */
export const nameOfTemplate = (file: string): string => file.replace(/^(?:.*\/)?generic\//, '');
