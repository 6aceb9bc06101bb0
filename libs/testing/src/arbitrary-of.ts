import type { TSchema } from '@sinclair/typebox';
import fc from 'fast-check';

/** Random data that fits a schema; optional fields are there or not. */
export function arbitraryOf(schema: TSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const'] as unknown);
  if ('anyOf' in schema) return fc.oneof(...(schema['anyOf'] as TSchema[]).map(arbitraryOf));
  switch (schema['type']) {
    case 'object':
      return arbitraryObject(schema);
    case 'array':
      return fc.array(arbitraryOf(schema['items'] as TSchema), {
        minLength: (schema['minItems'] as number | undefined) ?? 0,
        maxLength: Math.min((schema['maxItems'] as number | undefined) ?? 3, 3),
      });
    case 'integer':
      return fc.integer({ min: schema['minimum'] as number, max: schema['maximum'] as number });
    case 'boolean':
      return fc.boolean();
    default:
      return arbitraryText(schema);
  }
}

function arbitraryObject(schema: TSchema): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>;
  const [value] = Object.values((schema['patternProperties'] ?? {}) as Record<string, TSchema>);
  if (value !== undefined) {
    const min = (schema['minProperties'] as number | undefined) ?? 0;
    return fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), arbitraryOf(value), {
      minKeys: min,
      maxKeys: min + 2,
    });
  }
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, field]) => [key, arbitraryOf(field)]),
  );
  return fc.record(fields, { requiredKeys: [...((schema['required'] ?? []) as string[])] });
}

function arbitraryText({ pattern, minLength = 0, maxLength = 30 }: TSchema): fc.Arbitrary<string> {
  const bounds = { minLength: minLength as number, maxLength: maxLength as number };
  if (pattern === undefined) return fc.string({ ...bounds, maxLength: Math.min(bounds.maxLength, 30) });
  return fc
    .stringMatching(new RegExp(pattern as string))
    .filter(({ length }) => length >= bounds.minLength && length <= bounds.maxLength);
}
