/** What a render did to rendered/. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
}

/** `2 created, 1 updated, 0 deleted, 310 unchanged`. */
export function formatCounts({ created, updated, deleted, unchanged }: Counts): string {
  return `${created} created, ${updated} updated, ${deleted} deleted, ${unchanged} unchanged`;
}

/** Whole seconds are too coarse and milliseconds too fine for a person: `1.3 s`. */
export const formatSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** A short time, such as `24 ms`. */
export const formatMilliseconds = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;
