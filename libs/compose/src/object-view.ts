import type { ObjectNode } from './object-node';
import { NODE } from './registry';

const REFUSAL = 'a composed object cannot be changed; return a new value instead';

/** What late-bound functions see of a node: reading a field computes it; hidden fields are not enumerable. */
export function makeView(node: ObjectNode): object {
  const refuse = (): never => {
    throw new TypeError(REFUSAL);
  };
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, key) => {
        if (typeof key !== 'string') return key === NODE ? node : undefined;
        if (node.has(key)) return node.read(key);
        node.miss(key);
        // What every object has, such as `toString`.
        return (Object.prototype as unknown as Record<string, unknown>)[key];
      },
      has: (target, key) => (typeof key === 'string' && node.has(key)) || Reflect.has(target, key),
      ownKeys: () => [...node.keys.keys()],
      getOwnPropertyDescriptor: (_, key) => {
        if (typeof key !== 'string' || !node.has(key)) return undefined;
        return { get: () => node.read(key), enumerable: node.keys.get(key) === false, configurable: true };
      },
      set: refuse,
      defineProperty: refuse,
      deleteProperty: refuse,
    },
  );
}
