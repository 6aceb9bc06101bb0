import { ExecutionError, MissingKeyError } from './execution-error';
import { isGoMap, typeOf } from './value';
import type { GoMap, GoValue } from './value';

/** What a template prints for a missing key, or whether it fails. */
export type MissingKey = 'default' | 'error';

/** Reads fields of values, and remembers how maps of the data were reached, for messages. */
export class FieldReader {
  private readonly paths = new WeakMap<object, readonly string[]>();

  constructor(
    private readonly missingKey: MissingKey,
    data: GoValue,
  ) {
    if (isGoMap(data)) this.paths.set(data, []);
  }

  /** A field of a value. @throws ExecutionError, MissingKeyError */
  read(value: GoValue, field: string, offset: number): GoValue {
    if (value === null) {
      throw new ExecutionError(`nil pointer evaluating interface {}.${field}`, offset);
    }
    if (value === undefined) {
      if (this.missingKey === 'error') {
        throw new ExecutionError(`nil data; no entry for key ${JSON.stringify(field)}`, offset);
      }
      return undefined;
    }
    if (!isGoMap(value)) {
      throw new ExecutionError(`can't evaluate field ${field} in type ${typeOf(value)}`, offset);
    }
    return this.entry(value, field, offset);
  }

  private entry(map: GoMap, key: string, offset: number): GoValue {
    const path = [...(this.paths.get(map) ?? []), key];
    if (!Object.hasOwn(map, key)) {
      if (this.missingKey === 'error') throw new MissingKeyError(path, offset);
      return undefined;
    }
    const value = map[key];
    if (isGoMap(value)) this.paths.set(value, path);
    return value === undefined ? null : value;
  }
}
