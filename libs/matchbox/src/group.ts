import { Type } from '@sinclair/typebox';
import { JSON_HEADERS } from '@strata/model';

/**
 * Which machines get which profile.
 *
 * @see https://github.com/poseidon/matchbox/blob/v0.11.0/matchbox/storage/storagepb/group.go RichGroup
 */
export interface Group {
  /** The name of its file without `.json`. */
  readonly id: string;
  /** For people. */
  readonly name?: string;
  /** The id of a profile. */
  readonly profile: string;
  /** Labels that a machine must have, with their values; a group without any takes every machine. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Values for templates. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The keys of a group; the header of a rendered file is passed over. */
export const GROUP_KEYS = Type.Object({
  id: Type.String(),
  name: Type.Optional(Type.String()),
  profile: Type.String(),
  selector: Type.Optional(Type.Record(Type.String(), Type.String())),
  metadata: Type.Optional(Type.Object({}, { additionalProperties: true })),
  [JSON_HEADERS.matchbox]: Type.Optional(Type.String()),
});
