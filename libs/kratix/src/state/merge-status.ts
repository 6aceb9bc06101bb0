import { isMap } from '@strata/compose';

type Status = Readonly<Record<string, unknown>>;

/**
 * The status of an object after a pipeline: maps merge, all else is replaced. Conditions are left to Kratix.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/work-creator/scripts/update-status
 */
export function mergeStatus(status: Status, update: Status): Status {
  const merged: Record<string, unknown> = { ...status };
  for (const [key, value] of Object.entries(update)) {
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) ? mergeStatus(before, value) : value;
  }
  return merged;
}
