import { compileCel } from '../cel/compile-cel';
import { compilePattern } from '../structural/compile-pattern';
import type { StructuralSchema } from '../structural/structural-schema';

/** Something in a schema that no object could be checked against. */
export interface DefinitionProblem {
  /** The fields on the way to it, such as `spec.rules[]`. */
  readonly field: string;
  readonly message: string;
}

/** Every pattern and rule of a schema that cannot be read. */
export function checkDefinition(schema: StructuralSchema, field = ''): DefinitionProblem[] {
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
  const below = (name: string): string => (field === '' ? name : `${field}.${name}`);
  const rules = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule, messageExpression }) => [
    rule,
    ...(messageExpression === undefined ? [] : [messageExpression]),
  ]);
  return [
    ...(pattern === undefined ? [] : attempt(field, `the pattern ${pattern}`, () => compilePattern(pattern))),
    ...rules.flatMap((rule) => attempt(field, `the rule ${rule}`, () => compileCel(rule))),
    ...Object.entries(properties).flatMap(([name, property]) => checkDefinition(property, below(name))),
    ...(items === undefined ? [] : checkDefinition(items, `${field}[]`)),
    ...(typeof additionalProperties === 'object' ? checkDefinition(additionalProperties, below('*')) : []),
    ...[...allOf, ...anyOf, ...oneOf, ...(not === undefined ? [] : [not])].flatMap((form) =>
      checkDefinition(form, field),
    ),
  ];
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
