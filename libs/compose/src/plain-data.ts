import { isMap } from './operators';

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of plain data, without fields that are undefined.
 *
 * @throws Error for functions and operators, and for keys that reach prototypes
 */
export function copyPlainData(value: unknown): unknown {
  if (typeof value === 'function') throw new Error('takes plain data; a function around it can compute it');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyPlainData);
  if (!isMap(value)) throw new Error('takes plain data, in which no operator can stand');
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    given.map(([key, field]) => {
      refuseForbiddenKey(key);
      return [key, copyPlainData(field)];
    }),
  );
}

/** @throws Error for a key through which a prototype could be reached */
export function refuseForbiddenKey(key: string): void {
  if (FORBIDDEN_KEYS.has(key)) throw new Error(`the key "${key}" is forbidden`);
}
