import type { MissingField } from './errors';
import { isMap } from './operators';
import type { Path } from './path';

const TARGETS = new WeakMap<object, { readonly input: object; readonly path: Path }>();

/**
 * Wraps inputs so that every read of a leaf is told.
 *
 * @param onRead gets the path of each scalar, list or empty map that is read, such as `['facts', 'domain']`
 * @param onMissing gets what is read and does not exist
 */
export function trackReads(
  inputs: object,
  onRead: (path: Path) => void,
  onMissing: (missing: MissingField) => void,
  path: Path = [],
): object {
  const proxy = new Proxy(inputs, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string') return value;
      const inner = [...path, key];
      if (value === undefined) onMissing({ path: inner, known: Object.keys(target) });
      if (isMap(value) && Object.keys(value).length > 0) return trackReads(value, onRead, onMissing, inner);
      if (typeof value !== 'function') onRead(inner);
      return value;
    },
  });
  TARGETS.set(proxy, { input: inputs, path });
  return proxy;
}

/** The input behind a tracked one, and its path; undefined for anything else. */
export const inputBehind = (value: unknown): { readonly input: object; readonly path: Path } | undefined =>
  typeof value === 'object' && value !== null ? TARGETS.get(value) : undefined;
