import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFile } from './pairs';
import type { Pair } from './pairs';

/** A value in which two contenders differ. */
export interface Difference {
  readonly pair: string;
  /** The way to the value, such as `image.tag`; empty for the whole configuration. */
  readonly path: string;
  /** What Strata gives, as JSON; `nothing` where it gives none. */
  readonly strata: string;
  readonly other: string;
}

/**
 * The first difference of two directories of answers in each pair; none where they are equal.
 *
 * @throws Error for a file that is no JSON
 */
export function findDifferences(strata: string, other: string, pairs: readonly Pair[]): Difference[] {
  return pairs.flatMap((pair) => {
    const file = answerFile(pair);
    const difference = findDifference(readAnswer(join(strata, file)), readAnswer(join(other, file)));
    return difference === undefined ? [] : [{ pair: `${pair.addon} on ${pair.cluster.name}`, ...difference }];
  });
}

/** The first value in which two pieces of JSON data differ. The order of keys does not matter, that of lists does. */
export function findDifference(
  strata: unknown,
  other: unknown,
  path = '',
): Omit<Difference, 'pair'> | undefined {
  if (!isContainer(strata) || !isContainer(other) || Array.isArray(strata) !== Array.isArray(other)) {
    return strata === other ? undefined : { path, strata: print(strata), other: print(other) };
  }
  for (const key of new Set([...Object.keys(strata), ...Object.keys(other)])) {
    const inner = path === '' ? key : `${path}.${key}`;
    const difference = findDifference(ownField(strata, key), ownField(other, key), inner);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** How many leaves a configuration has: scalars, and maps and lists without entries. */
export function countLeaves(value: unknown): number {
  if (!isContainer(value)) return 1;
  const fields = Object.values(value);
  return fields.length === 0 ? 1 : fields.reduce<number>((sum, field) => sum + countLeaves(field), 0);
}

function readAnswer(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return JSON.parse(text) as unknown;
}

function ownField(container: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
