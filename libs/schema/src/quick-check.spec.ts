import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { certainlyFits } from './quick-check';

/** Of another plane of Unicode: two units of UTF-16. */
const FACE = '😀';

const texts = fc.constantFrom('', 'a', 'ab', 'a-b', 'a.b', 'a\nb', '0', 'é', FACE, `${FACE}a`, `a${FACE}`);

const PATTERNS = [
  '^a',
  '^[a-z]+$',
  '^[a-z.-]{1,2}$',
  '^[^a]$',
  '^.$',
  '^..$',
  '\\S',
  '^\\S\\S$',
  '^\\W+$',
  '^(.*)$',
  '^(?:a|é)b?$',
  '^\\p{L}$',
];

const schemas = fc.letrec<{ schema: TSchema }>((tie) => {
  const optional = fc.record({ schema: tie('schema'), isOptional: fc.boolean() });
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc
        .record(
          {
            pattern: fc.constantFrom(...PATTERNS),
            minLength: fc.nat(2),
            maxLength: fc.nat(3),
            format: fc.constant('email'),
          },
          { requiredKeys: [] },
        )
        .map((options) => Type.String(options)),
      fc
        .record({ minimum: fc.nat(2), multipleOf: fc.constant(2) }, { requiredKeys: [] })
        .map((options) => Type.Integer(options)),
      fc.record({ exclusiveMaximum: fc.nat(2) }, { requiredKeys: [] }).map((options) => Type.Number(options)),
      fc.constantFrom<TSchema>(
        Type.Boolean(),
        Type.Null(),
        Type.Unknown(),
        Type.Literal('a'),
        Type.Literal(1),
        Type.Unsafe({ type: ['integer', 'string'] }),
      ),
      fc.tuple(tie('schema'), tie('schema')).map((forms) => Type.Union(forms)),
      fc.record({ items: tie('schema'), minItems: fc.nat(1) }).map(({ items, minItems }) => {
        return Type.Array(items, { minItems });
      }),
      fc
        .record({ pattern: fc.constantFrom(...PATTERNS), values: tie('schema'), isClosed: fc.boolean() })
        .map(({ pattern, values, isClosed }) =>
          Type.Record(Type.String({ pattern }), values, isClosed ? { additionalProperties: false } : {}),
        ),
      fc
        .record({ a: optional, b: optional, isClosed: fc.boolean() })
        .map(({ a, b, isClosed }) =>
          Type.Object(
            Object.fromEntries(
              Object.entries({ a, b }).map(([key, { schema, isOptional }]) => [
                key,
                isOptional ? Type.Optional(schema) : schema,
              ]),
            ),
            isClosed ? { additionalProperties: false } : {},
          ),
        ),
    ),
  };
}).schema;

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    texts,
    fc.constantFrom<unknown>(0, 1, 2, 3, 1.5, -1, true, false, null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.oneof(fc.constantFrom('a', 'b'), texts), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

/** What a JSON Schema says to others than TypeBox; undefined for one that is none, such as with a pattern that is none. */
function ajvAccepts(schema: TSchema, value: unknown): boolean | undefined {
  try {
    return new Ajv({ strict: false, logger: false })
      .addFormat('email', true)
      .compile(JSON.parse(JSON.stringify(schema)) as object)(value);
  } catch {
    return undefined;
  }
}

describe('certainlyFits', () => {
  it('accepts nothing that Ajv refuses', () => {
    let accepted = 0;
    fc.assert(
      fc.property(schemas, data, (schema, value) => {
        if (!certainlyFits(schema, value)) return;
        accepted += 1;
        expect(ajvAccepts(schema, value)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it.each([
    ['a key that its schema does not know as its own', Type.Object({}, { required: ['a'] }), {}],
    ['a text with a longer half', Type.String({ minLength: 2 }), FACE],
    ['the half of a character', Type.String({ pattern: '^..$' }), FACE],
    ['a class that is not told', Type.String({ pattern: '^[^a][^a]$' }), FACE],
    ['what TypeBox calls something else', Type.Unsafe({ type: 'string' }), 1],
    [
      'an unknown keyword',
      Type.Object({ a: Type.Optional(Type.Integer()) }, { minLength: 3, maxItems: 1 }),
      {},
    ],
  ])('leaves %s to Ajv', (_, schema, value) => {
    expect(certainlyFits(schema, value)).toBe(false);
  });

  it('knows the schemas that definitions are made of', () => {
    const schema = Type.Object({
      name: Type.String({ pattern: '^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$', description: 'A name.' }),
      level: Type.Optional(Type.Union([Type.Literal('info'), Type.Literal('debug')])),
      hosts: Type.Record(Type.String(), Type.Array(Type.String({ minLength: 1 }))),
    });
    expect(certainlyFits(schema, { name: 'a-b', hosts: { lab: ['192.0.2.1'] } })).toBe(true);
    expect(certainlyFits(schema, { name: 'a-', hosts: {} })).toBe(false);
  });
});
