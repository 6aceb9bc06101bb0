import type { TSchema } from '@sinclair/typebox';

/** A structural schema, as CustomResourceDefinitions have them. */
export interface StructuralSchema {
  readonly [keyword: string]: unknown;
}

/** Something in a schema that no CustomResourceDefinition can say. */
export class SchemaError extends Error {
  constructor(path: readonly string[], reason: string) {
    super(`${path.length === 0 ? 'the schema' : path.join('.')} ${reason}`);
    this.name = 'SchemaError';
  }
}

/** Keywords that mean the same in both. */
const KEPT = [
  'type',
  'description',
  'title',
  'default',
  'pattern',
  'format',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];

/** Keywords that are for people and editors only. */
const DROPPED = ['examples', '$id', 'markdownDescription'];

const HANDLED = [
  'const',
  'anyOf',
  'properties',
  'required',
  'items',
  'additionalProperties',
  'patternProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
];

/**
 * The structural schema of a JSON Schema. What it cannot say is an error, since the definition in the cluster and the
 * validation of requests must not disagree.
 *
 * @throws SchemaError naming the field
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function structuralSchema(schema: TSchema, path: readonly string[] = []): StructuralSchema {
  for (const keyword of Object.keys(schema)) {
    if (![...KEPT, ...DROPPED, ...HANDLED].includes(keyword)) {
      throw new SchemaError(path, `uses ${keyword}, which a CustomResourceDefinition cannot say`);
    }
  }
  const kept = Object.fromEntries(
    KEPT.flatMap((key) => (key in schema ? [[key, schema[key] as unknown]] : [])),
  );
  if ('const' in schema) return { ...kept, enum: [schema['const']] };
  if ('anyOf' in schema) return { ...kept, ...unionOf(schema['anyOf'] as TSchema[], path) };
  switch (schema['type']) {
    case 'object':
      return { ...kept, ...objectOf(schema, path) };
    case 'array':
      return { ...kept, items: structuralSchema(schema['items'] as TSchema, [...path, '[]']) };
    case 'integer':
    case 'number':
      return { ...kept, ...exclusiveBounds(schema) };
    case 'string':
    case 'boolean':
      return kept;
    case undefined:
      return { ...kept, 'x-kubernetes-preserve-unknown-fields': true };
    default:
      throw new SchemaError(path, `is of the type ${String(schema['type'])}, which no field can have alone`);
  }
}

/** Literals of one type are an enumeration; something or null is nullable. */
function unionOf(options: readonly TSchema[], path: readonly string[]): StructuralSchema {
  const others = options.filter(({ type }) => type !== 'null');
  const nullable = others.length < options.length ? { nullable: true } : {};
  const [first] = others;
  if (others.length === 1 && first !== undefined) return { ...structuralSchema(first, path), ...nullable };
  const types = new Set(others.map(({ type }) => type as string));
  if (others.some((option) => !('const' in option)) || types.size !== 1) {
    throw new SchemaError(path, 'has several forms; only literals of one type can be alternatives');
  }
  return {
    type: first?.['type'] as string,
    enum: others.map((option) => option['const'] as unknown),
    ...nullable,
  };
}

function objectOf(schema: TSchema, path: readonly string[]): StructuralSchema {
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>;
  const names = Object.keys(properties);
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as Record<string, TSchema>);
  const extra = schema['additionalProperties'] as boolean | TSchema | undefined;
  if (patterns.length > 0 || typeof extra === 'object') {
    const [pattern, value] = patterns[0] ?? ['^(.*)$', extra as TSchema];
    if (names.length > 0 || patterns.length > 1 || pattern !== '^(.*)$') {
      throw new SchemaError(path, 'restricts the names of its keys; a map in a definition takes any');
    }
    return { additionalProperties: structuralSchema(value, [...path, '*']) };
  }
  const required = (schema['required'] ?? []) as readonly string[];
  return {
    ...(names.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            names.map((name) => [name, structuralSchema(properties[name] as TSchema, [...path, name])]),
          ),
        }),
    ...(required.length === 0 ? {} : { required: [...required] }),
    ...(extra === true ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
  };
}

/** OpenAPI says of a bound that it is exclusive, JSON Schema has other bounds for it. */
function exclusiveBounds(schema: TSchema): StructuralSchema {
  const bound = (exclusive: string, plain: string) =>
    schema[exclusive] === undefined ? {} : { [plain]: schema[exclusive] as number, [exclusive]: true };
  return { ...bound('exclusiveMinimum', 'minimum'), ...bound('exclusiveMaximum', 'maximum') };
}
