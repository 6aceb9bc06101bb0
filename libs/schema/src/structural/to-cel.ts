import type { StructuralCompiler } from './compile-structural';
import type { StructuralSchema } from './structural-schema';

/** Gives a value to CEL: whole numbers as `bigint`, times as `Date`, with the defaults of the schema filled in. */
export type ToCel = (value: unknown) => unknown;

/** Words that no field of CEL can be called. */
const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const ESCAPES: Readonly<Record<string, string>> = { '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/**
 * The name of a field in CEL.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#available-validation-rule-variables
 */
export const celName = (field: string): string =>
  RESERVED.has(field)
    ? `__${field}__`
    : field
        .replace(/__/g, '__underscores__')
        .replace(/[./-]/g, (character) => ESCAPES[character] ?? character);

/** Compiles the conversion of values of a schema; of schemas that refer to themselves it is made when it is needed. */
export function compileToCel(schema: StructuralSchema, compiler: StructuralCompiler): ToCel {
  const known = new Map<StructuralSchema, ToCel>();
  const build = (reference: StructuralSchema): ToCel => {
    const resolved = compiler.resolve(reference);
    const found = known.get(resolved);
    if (found !== undefined) return found;
    const lazy: { convert?: ToCel } = {};
    known.set(resolved, (value) => (lazy.convert as ToCel)(value));
    lazy.convert = buildConversion(resolved, build);
    return lazy.convert;
  };
  return build(schema);
}

function buildConversion(schema: StructuralSchema, build: (schema: StructuralSchema) => ToCel): ToCel {
  if (schema['x-kubernetes-int-or-string'] === true) return toDynamic;
  switch (schema.type ?? '') {
    case 'integer':
      return (value) => (typeof value === 'number' ? BigInt(Math.trunc(value)) : value);
    case 'string':
      return textConversion(schema.format);
    case 'array': {
      const convert = schema.items === undefined ? toDynamic : build(schema.items);
      return (value) => (Array.isArray(value) ? value.map(convert) : value);
    }
    case 'object':
      return objectConversion(schema, build);
    case 'number':
    case 'boolean':
      return (value) => value;
    default:
      return toDynamic;
  }
}

function textConversion(format: string | undefined): ToCel {
  if (format === 'date-time' || format === 'date' || format === 'datetime') {
    return (value) => (typeof value === 'string' ? new Date(value) : value);
  }
  return (value) => value;
}

function objectConversion(schema: StructuralSchema, build: (schema: StructuralSchema) => ToCel): ToCel {
  const fields = new Map(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [
      name,
      { name: celName(name), convert: build(property), default: property.default },
    ]),
  );
  const withDefaults = [...fields].filter(([, field]) => field.default !== undefined);
  const extra =
    typeof schema.additionalProperties === 'object' ? build(schema.additionalProperties) : toDynamic;
  return (value) => {
    if (!isMap(value)) return value;
    const converted: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      const field = fields.get(name);
      if (item === undefined) continue;
      if (field === undefined) converted[name] = extra(item);
      else if (item !== null || field.default === undefined) converted[field.name] = field.convert(item);
    }
    for (const [, field] of withDefaults) {
      if (!Object.hasOwn(converted, field.name)) converted[field.name] = field.convert(field.default);
    }
    return converted;
  };
}

/** Gives CEL a value that no schema describes: whole numbers are `bigint`. */
export function toDynamic(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toDynamic);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toDynamic(item)]));
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
