import cloneDeep from 'lodash/cloneDeep';
import type { TObject, TSchema } from '@sinclair/typebox';
import type { Path } from '@strata/compose';
import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { certainlyFits } from './quick-check';

/** One way in which data does not fit its schema. */
export interface SchemaProblem {
  readonly kind: 'unknown' | 'missing' | 'invalid';
  /** Where it is; for unknown and missing keys, with the key. */
  readonly path: Path;
  /** What is wrong, without the path. */
  readonly message: string;
  /** For an unknown key: the keys that the schema knows at its place. */
  readonly known?: readonly string[];
}

const CLOSED = new WeakMap<TObject, TObject>();
const VALIDATORS = new WeakMap<TObject, ValidateFunction>();
const FILLERS = new WeakMap<TObject, ValidateFunction>();

/** Checks data against a JSON Schema whose objects are closed: a key that is not named is a problem. */
export function validateSchema(schema: TObject, data: unknown): SchemaProblem[] {
  let closed = CLOSED.get(schema);
  if (closed === undefined) CLOSED.set(schema, (closed = closeSchema(schema) as TObject));
  if (certainlyFits(closed, data)) return [];
  let validate = VALIDATORS.get(schema);
  if (validate === undefined) {
    validate = (validator ??= openAjv({ verbose: true })).compile(closed);
    VALIDATORS.set(schema, validate);
  }
  if (validate(data)) return [];
  const problems = closestForms(validate.errors ?? []).map((error) => toProblem(error, data));
  return problems.filter((problem): problem is SchemaProblem => problem !== undefined);
}

/** A copy of data with the defaults of a schema where it says nothing, as the API server fills them in. */
export function fillDefaults(schema: TObject, data: unknown): unknown {
  const filled = cloneDeep(data);
  let fill = FILLERS.get(schema);
  if (fill === undefined) {
    fill = (filler ??= openAjv({ useDefaults: true })).compile(schema);
    FILLERS.set(schema, fill);
  }
  fill(filled);
  return filled;
}

let validator: Ajv | undefined;
let filler: Ajv | undefined;

/** One compiler for all schemas: each new one begins by compiling the schema of schemas. */
function openAjv(options: Options): Ajv {
  // Loaded here because it takes as long as rendering a small addon.
  const { Ajv } = require('ajv') as typeof import('ajv');
  // Most validators run a few times: making their code smaller takes longer than it saves.
  return new Ajv({
    allErrors: true,
    strict: false,
    addUsedSchema: false,
    code: { optimize: false },
    ...options,
  });
}

/** Adds `additionalProperties: false` to every object schema that does not say it itself. */
function closeSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closeSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  // With the symbols by which TypeBox knows its kinds.
  const closed: Record<string | symbol, unknown> = { ...schema };
  for (const key of Object.keys(schema)) closed[key] = closeSchema(closed[key]);
  const isClosable = closed['type'] === 'object' && closed['additionalProperties'] === undefined;
  return isClosable ? { ...closed, additionalProperties: false } : closed;
}

/**
 * The errors without those of forms that were never meant: where a value has the type of one form alone, only what that
 * form says; where it has the type of none, only that it has none.
 */
function closestForms(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const union = errors.find(({ keyword, schema }) => keyword === 'anyOf' && !isListOfConstants(schema));
  if (union === undefined) return errors;
  const prefix = `${union.schemaPath}/`;
  const isInside = (error: ErrorObject): boolean =>
    error.schemaPath.startsWith(prefix) && error.instancePath.startsWith(union.instancePath);
  const formOf = ({ schemaPath }: ErrorObject): string => schemaPath.slice(prefix.length).split('/')[0] ?? '';
  const inside = errors.filter(isInside);
  const hasOtherType = new Set(
    inside.filter((error) => isWrongType(error, union.instancePath)).map((error) => formOf(error)),
  );
  const forms = [...new Set(inside.map((error) => formOf(error)))].filter((form) => !hasOtherType.has(form));
  const outside = errors.filter((error) => error !== union && !isInside(error));
  return forms.length === 1
    ? closestForms([...outside, ...inside.filter((error) => formOf(error) === forms[0])])
    : [...closestForms(outside), union];
}

const isWrongType = ({ keyword, instancePath }: ErrorObject, path: string): boolean =>
  instancePath === path && (keyword === 'type' || keyword === 'const');

const isListOfConstants = (schema: unknown): boolean =>
  Array.isArray(schema) && (schema as TSchema[]).every((form) => form['const'] !== undefined);

function toProblem(error: ErrorObject, data: unknown): SchemaProblem | undefined {
  const path = parsePointer(error.instancePath, data);
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String((error.params as { additionalProperty: string }).additionalProperty);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      return { kind: 'unknown', path: [...path, key], message: 'is not known', known };
    }
    case 'required': {
      const key = String((error.params as { missingProperty: string }).missingProperty);
      return { kind: 'missing', path: [...path, key], message: 'is required' };
    }
    case 'enum': {
      const values = (error.params as { allowedValues: unknown[] }).allowedValues;
      return {
        kind: 'invalid',
        path,
        message: `must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
      };
    }
    case 'anyOf': {
      const forms = error.schema as TSchema[];
      if (!isListOfConstants(forms)) {
        const types = [...new Set(forms.flatMap((form) => (form['type'] as string | undefined) ?? []))];
        return { kind: 'invalid', path, message: `must be ${types.join(' or ')}${typeOf(error.data)}` };
      }
      const constants = forms.map((form) => form['const'] as unknown);
      return {
        kind: 'invalid',
        path,
        message: `must be one of ${constants.map((value) => JSON.stringify(value)).join(', ')}`,
      };
    }
    case 'const': {
      // Among several forms, the problem of the union lists them all.
      if (/\/anyOf\/\d+\/const$/.test(error.schemaPath)) return undefined;
      const { allowedValue } = error.params as { allowedValue: unknown };
      return { kind: 'invalid', path, message: `must be ${JSON.stringify(allowedValue)}` };
    }
    default:
      return {
        kind: 'invalid',
        path,
        message: `${error.message ?? 'is not valid'}${actualType(error)}${purposeOf(error)}`,
      };
  }
}

/** For a pattern: what the field holds, since the pattern itself says little to most people. */
function purposeOf({ keyword, parentSchema }: ErrorObject): string {
  const { description } = (parentSchema ?? {}) as { description?: string };
  return keyword !== 'pattern' || description === undefined ? '' : ` (${description.replace(/\.$/, '')})`;
}

/** Names the type that is there instead; never the value, which may be confidential. */
const actualType = ({ keyword, data }: ErrorObject): string => (keyword === 'type' ? typeOf(data) : '');

function typeOf(data: unknown): string {
  if (data === null) return ', not null';
  return Array.isArray(data)
    ? ', not a list'
    : `, not ${typeof data === 'object' ? 'a map' : `a ${typeof data}`}`;
}

function parsePointer(pointer: string, data: unknown): Path {
  let value = data;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const key = token.replace(/~1/g, '/').replace(/~0/g, '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
