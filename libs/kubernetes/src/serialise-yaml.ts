import { stringify, writeKey, writeScalar } from './yaml-scalars';

/** Keys that come first in every map, so that a reader sees what an object is. */
const LEADING_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/** A value that has no counterpart in YAML. */
export class UnserialisableError extends Error {}

/**
 * Writes data as YAML that readers of YAML 1.1 and 1.2 take the same way, with its keys in a fixed order: byte for byte
 * what the library `yaml` writes, in a small part of its time. Maps and lists are put together here; the library writes
 * every text and number that is not plain, once.
 *
 * @throws UnserialisableError for functions, symbols, bigints, NaN, infinity and objects of classes such as Date
 */
export function serialiseYaml(data: unknown): string {
  try {
    return isFilled(data) ? writeCollection(data, '', '') : stringify(orderKeys(data));
  } catch (error) {
    if (error instanceof UnusualKeyError) return stringify(orderKeys(data));
    throw error;
  }
}

/** A key that YAML writes in a form of its own. */
class UnusualKeyError extends Error {}

/**
 * The lines of a map or a list that is not empty.
 *
 * @param first what stands before the first line: its indentation, or nothing after `- `
 */
function writeCollection(value: object, first: string, indent: string): string {
  let text = '';
  let before = first;
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      text += `${before}- ${isFilled(item) ? writeCollection(item, '', `${indent}  `) : writeLeaf(item, indent)}`;
      before = indent;
    }
    return text;
  }
  const map = value as Readonly<Record<string, unknown>>;
  for (const key of orderedKeys(map)) {
    const field = map[key];
    const name = writeKey(key);
    if (name === undefined) throw new UnusualKeyError(key);
    text += isFilled(field)
      ? `${before}${name}:\n${writeCollection(field, `${indent}  `, `${indent}  `)}`
      : `${before}${name}: ${writeLeaf(field, indent)}`;
    before = indent;
  }
  return text;
}

/** Whether a value is written on lines of its own. @throws UnserialisableError */
function isFilled(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (!isPlainObject(value)) refuse(value);
  for (const key in value) if ((value as Readonly<Record<string, unknown>>)[key] !== undefined) return true;
  return false;
}

/** A scalar, an empty map or an empty list, with the end of its line. @throws UnserialisableError */
function writeLeaf(value: unknown, indent: string): string {
  if (typeof value === 'string') {
    const text = writeScalar(value);
    return text.includes('\n') ? `${text.replace(/\n(?=[^\n])/g, `\n${indent}`)}\n` : `${text}\n`;
  }
  if (typeof value === 'boolean') return value ? 'true\n' : 'false\n';
  if (value === null) return 'null\n';
  if (typeof value === 'object') return Array.isArray(value) ? '[]\n' : '{}\n';
  return typeof value === 'number' && Number.isFinite(value) ? `${writeScalar(value)}\n` : refuse(value);
}

function refuse(value: unknown): never {
  throw new UnserialisableError(`${nameOf(value)} cannot be written as YAML`);
}

/** The same data with every map in the order in which it is written. @throws UnserialisableError */
function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (isPlainObject(value)) {
    const map = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(orderedKeys(map).map((key) => [key, orderKeys(map[key])]));
  }
  const isLeaf =
    typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
  return isLeaf ? value : refuse(value);
}

/** Whether a value is no instance of a class; also for objects that `structuredClone` made in another realm. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

const nameOf = (value: unknown): string =>
  typeof value === 'object' ? `a ${value?.constructor?.name ?? 'value'}` : `a ${typeof value}`;

/** The keys of a map that have a value, in their order. */
function orderedKeys(map: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.keys(map).filter((key) => map[key] !== undefined);
  // Most maps are in order already, and all are small: to look is cheaper than to sort.
  for (let index = 1; index < keys.length; index += 1) {
    if (compareKeys(keys[index - 1] ?? '', keys[index] ?? '') > 0) return keys.sort(compareKeys);
  }
  return keys;
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
