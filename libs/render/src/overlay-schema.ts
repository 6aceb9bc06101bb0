import type { Addon } from '@strata/addon';
import { isMap } from '@strata/compose';
import { annotate, fieldBelow, insertable } from './overlay-defaults';
import { DEFINITIONS, listWords, MAP_WORD_PATTERN, refer } from './overlay-words';
import type { JsonSchema } from './overlay-words';

/** Keywords that say what a single value is. Not `format`, which no render checks. */
const SCALAR_KEYWORDS = [
  'type',
  'const',
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
];

const SCALAR_TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** How TypeBox writes that the keys of a record may be any text. */
const ANY_NAME = '^(.*)$';

/**
 * A JSON Schema of the YAML overlays of an addon, for editors: what its own schema allows, with every key optional at
 * every depth, and the words of overlays where the engine takes them. It judges an overlay as if no layer above said
 * more, and is stricter than a render in one point: what can never exist cannot be removed. Values that are free complete the keys that the addon's defaults set.
 *
 * @see https://json-schema.org/draft-07 the draft that the YAML language server knows best
 */
export function overlaySchema({
  name,
  description,
  schema,
  defaults,
}: Pick<Addon, 'name' | 'description' | 'schema' | 'defaults'>): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: name,
    description: `${description}: what an overlay can say.`,
    ...describeItem(schema, defaults.fields),
    definitions: DEFINITIONS,
  };
}

/** A field of a map that merges with the layers below. */
function describeField(schema: JsonSchema, below: unknown): JsonSchema {
  if (isObject(schema)) return describeMap(schema, below);
  if (schema['type'] === 'array') return describeList(schema, below);
  const options = optionsOf(schema);
  if (options === undefined) return { ...annotate(schema, below), anyOf: [refer('free')] };
  const forms = options.every(isScalar)
    ? [...describeScalars(options, annotate(schema, below)), refer('change')]
    : options.map((option) => describeField(option, undefined));
  return { ...annotate(schema, below), anyOf: forms };
}

/** A value that replaces what is below, or stands alone: an item of a list, or the overlay itself. */
function describeItem(schema: JsonSchema, below: unknown): JsonSchema {
  if (isObject(schema)) {
    const patternProperties = { '^\\$patch$': { const: 'merge' } };
    return { type: 'object', patternProperties, ...describeKeys(schema, below) };
  }
  if (schema['type'] === 'array') return { type: 'array', ...describeItems(schema) };
  const options = optionsOf(schema);
  if (options === undefined) return refer('free');
  if (!options.every(isScalar)) return { anyOf: options.map((option) => describeItem(option, undefined)) };
  const scalars = describeScalars(options, annotate(schema, undefined));
  return { ...annotate(schema, undefined), ...(scalars.length === 1 ? scalars[0] : { anyOf: scalars }) };
}

function describeMap(schema: JsonSchema, below: unknown): JsonSchema {
  return {
    ...annotate(schema, typeof below === 'function' ? below : undefined),
    type: 'object',
    errorMessage: 'Expected a map.',
    allOf: [refer('map')],
    // What stands beside `$patch: delete` counts for nothing.
    if: refer('deletion'),
    else: { patternProperties: { [MAP_WORD_PATTERN]: true }, ...describeKeys(schema, below) },
  };
}

/** The keys of a map, each optional; those of a record or of free data as the defaults name them. */
function describeKeys(schema: JsonSchema, below: unknown): JsonSchema {
  const declared = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const properties = Object.fromEntries(
    Object.entries(declared).map(([key, field]) => [key, describeField(field, fieldBelow(below, key))]),
  );
  const others = Object.keys(isMap(below) ? below : {}).filter((key) => !Object.hasOwn(declared, key));
  const withOthers = (describe: (field: unknown) => JsonSchema): JsonSchema => ({
    ...properties,
    ...Object.fromEntries(others.map((key) => [key, describe(fieldBelow(below, key))])),
  });
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as Record<string, JsonSchema>);
  const rest = schema['additionalProperties'];
  const [record] = patterns;
  if (record !== undefined && patterns.length === 1 && (rest === undefined || rest === false)) {
    const [pattern, values] = record;
    return {
      properties: withOthers((field) => describeField(values, field)),
      ...describeNames(pattern),
      additionalProperties: describeField(values, undefined),
    };
  }
  if (patterns.length === 0 && (rest === undefined || rest === false)) {
    return { properties, additionalProperties: false };
  }
  if (patterns.length === 0 && typeof rest === 'object') {
    return { properties, additionalProperties: describeField(rest as JsonSchema, undefined) };
  }
  return { properties: withOthers(hint), additionalProperties: refer('free') };
}

/** What the keys of a record look like; beside them stand the words of overlays, and the merge key of YAML. */
function describeNames(pattern: string): JsonSchema {
  if (pattern === ANY_NAME) return {};
  return {
    propertyNames: {
      pattern: `^<<$|${MAP_WORD_PATTERN}|${pattern}`,
      patternErrorMessage: `A name here matches ${pattern}.`,
      doNotSuggest: true,
    },
  };
}

function describeList(schema: JsonSchema, below: unknown): JsonSchema {
  const element = (schema['items'] ?? {}) as JsonSchema;
  const merged = isObject(element) ? describeMap(element, undefined) : { type: 'object' };
  return {
    ...annotate(schema, below),
    type: ['array', 'object'],
    errorMessage: 'Expected a list, or a change of the list below: $append, $prepend, $merge.',
    ...describeItems(schema),
    properties: { ...listWords(describeItem(element, undefined), merged), $key: refer('key') },
    allOf: [refer('listChange')],
  };
}

function describeItems(schema: JsonSchema): JsonSchema {
  const { minItems, maxItems, uniqueItems } = schema;
  const bounds = Object.entries({ minItems, maxItems, uniqueItems }).filter(
    ([, bound]) => bound !== undefined,
  );
  return {
    items: describeItem((schema['items'] ?? {}) as JsonSchema, undefined),
    ...Object.fromEntries(bounds),
  };
}

/** The forms of a single value; constants as one list, which editors complete. */
function describeScalars(options: readonly JsonSchema[], annotation: JsonSchema): JsonSchema[] {
  if (options.every((option) => Object.hasOwn(option, 'const'))) {
    return [{ enum: options.map((option) => option['const']) }];
  }
  return options.map((option) => ({
    ...Object.fromEntries(
      SCALAR_KEYWORDS.flatMap((keyword) =>
        Object.hasOwn(option, keyword) ? [[keyword, option[keyword]]] : [],
      ),
    ),
    ...(typeof option['pattern'] === 'string'
      ? { patternErrorMessage: describePattern(option['pattern'], annotation) }
      : {}),
  }));
}

/** The pattern itself says little to most people. */
function describePattern(pattern: string, { description, default: value, examples }: JsonSchema): string {
  const [example] = [...(Array.isArray(examples) ? (examples as unknown[]) : []), value];
  return [
    ...(typeof description === 'string' ? [description] : []),
    `Must match ${pattern}${typeof example === 'string' ? `, such as ${example}` : ''}.`,
  ].join(' ');
}

/** A key that the addon's defaults set in data that is free: a hint for completion, no rule. */
function hint(below: unknown): JsonSchema {
  if (isMap(below)) {
    const entries = Object.entries(below).map(([key, field]) => [key, hint(field)] as const);
    return {
      allOf: [refer('map')],
      patternProperties: { [MAP_WORD_PATTERN]: true },
      properties: Object.fromEntries(entries),
      additionalProperties: refer('free'),
    };
  }
  const value = insertable(below);
  const known = value === undefined ? {} : { default: value };
  if (!Array.isArray(below)) return { ...known, anyOf: [refer('free')] };
  return {
    ...known,
    properties: listWords(refer('free'), refer('free')),
    allOf: [refer('free')],
  };
}

const isObject = (schema: JsonSchema): boolean => schema['type'] === 'object';

const isScalar = (schema: JsonSchema): boolean =>
  SCALAR_TYPES.has(schema['type']) || Object.hasOwn(schema, 'const') || Array.isArray(schema['enum']);

/** The forms that a value can have; undefined where the schema says it in words that are not known here. */
function optionsOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'] as JsonSchema[];
  return isScalar(schema) ? [schema] : undefined;
}
