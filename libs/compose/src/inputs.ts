import type { MissingField } from './errors';
import { isMap } from './operators';
import type { Path } from './path';

const TARGETS = new WeakMap<object, object>();

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
  TARGETS.set(proxy, inputs);
  return proxy;
}

/** The input behind a tracked one; anything else as it is. */
export function untracked(value: unknown): unknown {
  return (typeof value === 'object' && value !== null && TARGETS.get(value)) || value;
}
