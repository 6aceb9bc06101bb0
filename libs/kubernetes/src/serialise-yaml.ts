import type { CreateNodeOptions, DocumentOptions, ScalarTag, SchemaOptions, ToStringOptions } from 'yaml';

/** Keys that come first in every map, so that a reader sees what an object is. */
const LEADING_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/**
 * Strings that some reader takes for something else unless they are quoted and escaped: the merge key and the value
 * key of YAML 1.1, its line separators, control characters, tabs outside block strings, and space at the start.
 */
const AWKWARD = /^(?:<<|=)$|^\s|^[^\n]*\t[^\n]*$|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

const AWKWARD_STRINGS: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: AWKWARD,
  identify: (value) => typeof value === 'string' && AWKWARD.test(value),
  resolve: (text) => text,
  stringify: ({ value }) =>
    JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escapeCharacter),
};

const escapeCharacter = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Options under which YAML 1.1 readers (kubectl, Argo CD) read the same data as YAML 1.2 readers: words such as
 * `yes`, times and octal-like numbers of either version are quoted, long lines are not folded, no anchors are made.
 */
const SAFE_YAML: DocumentOptions & SchemaOptions & CreateNodeOptions & ToStringOptions = {
  version: '1.1',
  compat: 'core',
  customTags: (tags) => [AWKWARD_STRINGS, ...tags],
  lineWidth: 0,
  aliasDuplicateObjects: false,
};

/** A value that has no counterpart in YAML. */
export class UnserialisableError extends Error {}

/**
 * Writes data as YAML that readers of YAML 1.1 and 1.2 take the same way, with its keys in a fixed order.
 *
 * @throws UnserialisableError for functions, symbols, bigints, NaN, infinity and objects of classes such as Date
 */
export function serialiseYaml(data: unknown): string {
  // Loaded here: who only declares objects should not wait for it.
  const { stringify } = require('yaml') as typeof import('yaml');
  return stringify(orderKeys(data), SAFE_YAML);
}

function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .sort(([a], [b]) => compareKeys(a, b))
        .map(([key, field]) => [key, orderKeys(field)]),
    );
  }
  const isPlain =
    typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
  if (!isPlain) throw new UnserialisableError(`${nameOf(value)} cannot be written as YAML`);
  return value;
}

/** Whether a value is no instance of a class; also for objects that `structuredClone` made in another realm. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const nameOf = (value: unknown): string =>
  typeof value === 'object' ? `a ${value?.constructor?.name ?? 'value'}` : `a ${typeof value}`;

function compareKeys(a: string, b: string): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  return a < b ? -1 : Number(a > b);
}

function rankOf(key: string): number {
  const index = LEADING_KEYS.indexOf(key);
  return index < 0 ? LEADING_KEYS.length : index;
}
