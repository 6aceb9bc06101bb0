import type { Manifest } from '@strata/kubernetes';
import type { Cluster, Facts } from '@strata/model';
import { EXAMPLE_CLUSTER, EXAMPLE_FACTS } from './example-place';
import type { OwnCheck, OwnFinding } from './own-check';

/** What a test says of the place of an object; an example stands in for the rest. */
export interface CheckContext {
  readonly addon?: string;
  readonly cluster?: Partial<Cluster>;
  readonly facts?: Partial<Facts>;
}

/**
 * Runs a check of a workspace on one object, for its tests.
 *
 * @throws whatever the check throws
 */
export const runCheck = (
  { check }: OwnCheck,
  object: Manifest,
  { addon, cluster, facts }: CheckContext = {},
): readonly OwnFinding[] =>
  check({
    object,
    ...(addon === undefined ? {} : { addon }),
    cluster: { ...EXAMPLE_CLUSTER, ...cluster },
    facts: { ...EXAMPLE_FACTS, ...facts },
  });
