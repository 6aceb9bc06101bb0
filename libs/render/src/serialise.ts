import { stringify } from 'yaml';

/** The first line of every rendered file; a file without it was not made by Strata and is never removed. */
export const HEADER_MARK = '# Rendered by Strata. Do not edit: `npm run render` writes this file from';

/** Keys that come first in every map, so that a reader sees what an object is. */
const LEADING_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/**
 * Options under which YAML 1.1 readers (kubectl, Argo CD) read the same data as YAML 1.2 readers: words such as
 * `yes`, times and octal-like numbers are quoted, long lines are not folded, no anchors are made.
 */
const SAFE_YAML = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** A value that has no counterpart in YAML. */
export class UnserialisableError extends Error {}

/**
 * Writes data as YAML with its keys in a fixed order, under a header that names the sources.
 *
 * @param sources paths from the workspace root
 * @throws UnserialisableError for functions, symbols, bigints, NaN and infinity
 */
export function serialise(data: unknown, sources: readonly string[]): string {
  const header = [HEADER_MARK, ...sources.map((source) => `#   ${source}`)].join('\n');
  return `${header}\n${stringify(orderKeys(data), SAFE_YAML)}`;
}

function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .sort(([a], [b]) => compareKeys(a, b))
        .map(([key, field]) => [key, orderKeys(field)]),
    );
  }
  const isPlain =
    typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
  if (!isPlain) throw new UnserialisableError(`a ${typeof value} cannot be written as YAML`);
  return value;
}

function compareKeys(a: string, b: string): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  return a < b ? -1 : Number(a > b);
}

function rankOf(key: string): number {
  const index = LEADING_KEYS.indexOf(key);
  return index < 0 ? LEADING_KEYS.length : index;
}
