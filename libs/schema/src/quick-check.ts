import { Kind } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';

/** Keywords that say nothing about what fits. */
const ANNOTATIONS = ['title', 'description', 'default', 'examples', '$comment', 'deprecated'];

/** By kind of TypeBox: the keywords that TypeBox and Ajv understand alike. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  Any: [],
  Array: ['type', 'items', 'minItems', 'maxItems'],
  Boolean: ['type'],
  Integer: ['type', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  Literal: ['type', 'const'],
  Null: ['type'],
  Number: ['type', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  Object: ['type', 'properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  Record: ['type', 'patternProperties', 'additionalProperties', 'minProperties', 'maxProperties'],
  String: ['type', 'minLength', 'maxLength', 'pattern'],
  Union: ['anyOf'],
  Unknown: [],
};

/**
 * Patterns in which every character takes one unit of UTF-16, be it in a class or outside: of another, Ajv matches the whole
 * and TypeBox the halves, which is the same where there may be any number of them.
 */
const ALIKE =
  /^(?:\\[^A-Za-z0-9]|\\[dsw]|\[(?!\^)(?:\\[^A-Za-z0-9]|\\[dsw]|[ -[^-\ud7ff])*\]|[ --/-Z\]-\ud7ff])*$/;
const ANY_NUMBER = ['^(.*)$', '\\S'];

/**
 * Whether data certainly fits a schema. TypeBox looks without compiling anything first, which takes a tenth of the time
 * where a schema sees little data. What it says no to, and schemas that it may understand in another way, are left to Ajv.
 *
 * @param schema closed: with `additionalProperties: false` where only the named keys may be there
 */
export function certainlyFits(schema: TSchema, data: unknown): boolean {
  let isAlike = UNDERSTOOD.get(schema);
  if (isAlike === undefined) UNDERSTOOD.set(schema, (isAlike = isUnderstoodAlike(schema)));
  if (!isAlike) return false;
  check ??= (require('@sinclair/typebox/value') as typeof import('@sinclair/typebox/value')).Value.Check;
  return check(schema, data);
}

const UNDERSTOOD = new WeakMap<TSchema, boolean>();

let check: ((schema: TSchema, data: unknown) => boolean) | undefined;

function isUnderstoodAlike(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { [Kind]: kind = '', ...rest } = schema as TSchema;
  const known = Object.hasOwn(KEYWORDS, kind) ? KEYWORDS[kind] : undefined;
  return (
    known !== undefined &&
    Object.entries(rest).every(
      ([keyword, value]) =>
        ANNOTATIONS.includes(keyword) || (known.includes(keyword) && isValueAlike(keyword, value, rest)),
    )
  );
}

function isValueAlike(
  keyword: string,
  value: unknown,
  { properties = {} }: Record<string, unknown>,
): boolean {
  switch (keyword) {
    case 'items':
      return isUnderstoodAlike(value);
    case 'anyOf':
      return (value as unknown[]).every(isUnderstoodAlike);
    case 'required':
      return (value as string[]).every((key) => Object.hasOwn(properties as object, key));
    case 'properties':
      return Object.values(value as object).every(isUnderstoodAlike);
    case 'patternProperties':
      return (
        Object.keys(value as object).length === 1 &&
        Object.entries(value as object).every(
          ([pattern, schema]) => isPatternAlike(pattern) && isUnderstoodAlike(schema),
        )
      );
    case 'additionalProperties':
      return typeof value === 'boolean' || isUnderstoodAlike(value);
    case 'pattern':
      return isPatternAlike(value as string);
    // The length of a text is another in units and in characters, unless it is nothing.
    case 'minLength':
      return (value as number) <= 1;
    case 'const':
      return typeof value !== 'object';
    default:
      return true;
  }
}

function isPatternAlike(pattern: string): boolean {
  try {
    return ANY_NUMBER.includes(pattern) || (ALIKE.test(pattern) && new RegExp(pattern, 'u').source !== '');
  } catch {
    return false;
  }
}
