import { compileCel } from '../cel/compile-cel';
import { compilePattern } from '../structural/compile-pattern';
import type { StructuralSchema } from '../structural/structural-schema';

/** Something in a schema that no object could be checked against. */
export interface DefinitionProblem {
  /** The fields on the way to it, such as `spec.rules[]`. */
  readonly field: string;
  readonly message: string;
}

/** Types that a structural schema may name. */
const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

/**
 * Everything in the schema of a definition that the API server refuses, or that no object could be checked against: every
 * level has one type, nothing is referred to, patterns and rules can be read.
 *
 * @param isWhole false inside `allOf` and its like, which say something of values only
 */
export function checkDefinition(schema: unknown, field = '', isWhole = true): DefinitionProblem[] {
  if (!isSchema(schema)) return [{ field, message: 'is no schema' }];
  const {
    pattern,
    properties = {},
    items,
    additionalProperties,
    allOf = [],
    anyOf = [],
    oneOf = [],
    not,
  } = schema;
  if (schema.$ref !== undefined) return [{ field, message: '$ref is not allowed in a definition' }];
  const below = (name: string): string => (field === '' ? name : `${field}.${name}`);
  const rules = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule, messageExpression }) => [
    rule,
    ...(messageExpression === undefined ? [] : [messageExpression]),
  ]);
  return [
    ...checkType(schema, field, isWhole),
    ...(pattern === undefined ? [] : attempt(field, `the pattern ${pattern}`, () => compilePattern(pattern))),
    ...rules.flatMap((rule) => attempt(field, `the rule ${rule}`, () => compileCel(rule))),
    ...Object.entries(properties).flatMap(([name, property]) =>
      checkDefinition(property, below(name), isWhole),
    ),
    ...(items === undefined ? [] : checkDefinition(items, `${field}[]`, isWhole)),
    ...(typeof additionalProperties === 'object'
      ? checkDefinition(additionalProperties, below('*'), isWhole)
      : []),
    ...[...allOf, ...anyOf, ...oneOf, ...(not === undefined ? [] : [not])].flatMap((form) =>
      checkDefinition(form, field, false),
    ),
  ];
}

const isSchema = (value: unknown): value is StructuralSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkType(schema: StructuralSchema, field: string, isWhole: boolean): DefinitionProblem[] {
  const { type } = schema;
  if (type !== undefined && !TYPES.includes(type)) {
    return [{ field, message: `the type ${JSON.stringify(type)} is none of ${TYPES.join(', ')}` }];
  }
  const isFree =
    schema['x-kubernetes-int-or-string'] === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return type === undefined && isWhole && !isFree ? [{ field, message: 'has no type' }] : [];
}

function attempt(field: string, what: string, read: () => unknown): DefinitionProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return [{ field, message: `${what.replace(/\s+/g, ' ')} cannot be read: ${reason}` }];
  }
}
