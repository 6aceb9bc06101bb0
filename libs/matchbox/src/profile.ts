import { Type } from '@sinclair/typebox';
import { JSON_HEADERS } from '@strata/model';

/** What iPXE loads and starts. */
export interface NetBoot {
  /** URL of the kernel; a path is below the URL of matchbox. */
  readonly kernel: string;
  /** URLs of initial RAM disks; `--name NAME URL` gives one another name than its file's. */
  readonly initrd: readonly string[];
  /** Arguments of the kernel, one word each. */
  readonly args: readonly string[];
}

/**
 * What machines boot, and the template that they may ask for.
 *
 * @see https://github.com/poseidon/matchbox/blob/v0.11.0/matchbox/storage/storagepb/storage.proto Profile
 */
export interface Profile {
  /** The name of its file without `.json`. */
  readonly id: string;
  /** For people. */
  readonly name?: string;
  /** The Ignition config; Talos reads none. */
  readonly ignition_id?: string;
  /** The cloud config; Talos reads none. */
  readonly cloud_id?: string;
  /** The template that `/generic` answers, below `generic/`. */
  readonly generic_id?: string;
  readonly boot?: NetBoot;
}

/** The keys of a profile; the header of a rendered file is passed over. */
export const PROFILE_KEYS = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  ignition_id: Type.Optional(Type.String()),
  cloud_id: Type.Optional(Type.String()),
  generic_id: Type.Optional(Type.String()),
  boot: Type.Optional(
    Type.Object({
      kernel: Type.String(),
      initrd: Type.Array(Type.String()),
      args: Type.Array(Type.String()),
    }),
  ),
  [JSON_HEADERS.matchbox]: Type.Optional(Type.String()),
});
