import { StructuralCompiler } from './compile-structural';
import { SchemaReport } from './schema-report';
import type { SchemaSet, StructuralSchema } from './structural-schema';

/** What is wrong with a value, as `fault path message`. */
function check(schema: StructuralSchema, value: unknown, set: SchemaSet = {}, acceptsNull = false): string[] {
  const report = new SchemaReport();
  new StructuralCompiler(set, acceptsNull).compile(schema)(value, report);
  return report.problems.map(({ fault, path, message }) => `${fault} ${path.join('.')} ${message}`);
}

const text: StructuralSchema = { type: 'string' };
const whole: StructuralSchema = { type: 'integer' };
const map = (
  properties: Record<string, StructuralSchema>,
  more: StructuralSchema = {},
): StructuralSchema => ({
  type: 'object',
  properties,
  ...more,
});

describe('structural schemas', () => {
  it.each<[string, StructuralSchema, unknown]>([
    ['a text', text, ''],
    ['a whole number', whole, 0],
    ['a whole number as a number', { type: 'number' }, 3],
    ['a boolean', { type: 'boolean' }, false],
    ['an open map', { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: { b: 1 } }],
    ['a map of texts', { type: 'object', additionalProperties: text }, { a: 'b' }],
    ['null where it is allowed', { type: 'string', nullable: true }, null],
    ['null that a default replaces', map({ a: { type: 'string', default: 'x' } }), { a: null }],
    ['what a default gives', map({ a: { ...text, default: 'x' } }, { required: ['a'] }), {}],
    ['numbers and texts', { 'x-kubernetes-int-or-string': true, anyOf: [whole, text] }, '50%'],
    ['any value', {}, [1, { a: null }]],
    ['a set', { type: 'array', items: text, 'x-kubernetes-list-type': 'set' }, ['a', 'b']],
    [
      'an embedded object',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
    ],
    [
      'what a list preserves',
      { type: 'array', items: { type: 'object' }, 'x-kubernetes-preserve-unknown-fields': true },
      [{ a: 1 }],
    ],
    ['a text that any format fits', { type: 'string', format: 'moon-phase' }, 'full'],
    ['characters outside the first plane', { type: 'string', maxLength: 2 }, '😀😀'],
    [
      'one form of several',
      { type: 'object', properties: { a: text, b: text }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 'x' },
    ],
  ])('take %s', (_, schema, value) => {
    expect(check(schema, value)).toEqual([]);
  });

  it.each<[string, StructuralSchema, unknown, string[]]>([
    ['a number for a text', text, 5, ['type  must be a text, not a number']],
    ['a text for a number', whole, '5', ['type  must be a whole number, not a text']],
    ['a fraction for a whole number', whole, 1.5, ['type  must be a whole number, not a number']],
    ['a list for a map', map({}), [], ['type  must be a map, not a list']],
    ['null', text, null, ['type  must be a text, not null']],
    ['an unknown field', map({ a: text }), { a: '', b: 1 }, ['unknown b is not known']],
    ['an unknown field below', map({ a: map({ b: text }) }), { a: { c: 1 } }, ['unknown a.c is not known']],
    [
      'an unknown field in a list',
      { type: 'array', items: map({ a: text }) },
      [{}, { b: 1 }],
      ['unknown 1.b is not known'],
    ],
    [
      'a field of metadata that nobody knows',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { apiVersion: 'v1', kind: 'Pod', metadata: { lables: {} } },
      ['unknown metadata.lables is not known'],
    ],
    [
      'an embedded object that does not say what it is',
      { type: 'object', 'x-kubernetes-embedded-resource': true },
      { metadata: { name: 'a' } },
      ['missing apiVersion is required', 'missing kind is required'],
    ],
    ['a missing field', map({ a: text }, { required: ['a'] }), {}, ['missing a is required']],
    [
      'a value that is not listed',
      { type: 'string', enum: ['a', 'b'] },
      'c',
      ['value  must be one of "a", "b"'],
    ],
    [
      'a pattern that does not match',
      { type: 'string', pattern: '^a' },
      'b',
      ['value  must match the pattern ^a'],
    ],
    ['a text that is too short', { type: 'string', minLength: 1 }, '', ['value  must not be empty']],
    [
      'a text that is too long',
      { type: 'string', maxLength: 1 },
      'ab',
      ['value  must have at most 1 characters'],
    ],
    ['a number that is too small', { type: 'integer', minimum: 1 }, 0, ['value  must be at least 1']],
    [
      'a number at an open end',
      { type: 'number', maximum: 1, exclusiveMaximum: true },
      1,
      ['value  must be less than 1'],
    ],
    [
      'a number beyond its format',
      { type: 'integer', format: 'int32' },
      2 ** 31,
      ['value  does not fit into int32'],
    ],
    ['no multiple', { type: 'integer', multipleOf: 5 }, 7, ['value  must be a multiple of 5']],
    [
      'a time that is none',
      { type: 'string', format: 'date-time' },
      'noon',
      ['value  must be a time such as 2026-01-31T12:00:00Z'],
    ],
    ['bad base64', { type: 'string', format: 'byte' }, 'a', ['value  must be base64']],
    ['too few items', { type: 'array', items: text, minItems: 1 }, [], ['value  must have at least 1 items']],
    [
      'too many fields',
      { type: 'object', additionalProperties: text, maxProperties: 1 },
      { a: '', b: '' },
      ['value  must have at most 1 fields'],
    ],
    [
      'twins in a set',
      { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
      ['a', 'b', 'a'],
      ['duplicate 2 stands in the list twice'],
    ],
    [
      'maps that are twins',
      {
        type: 'array',
        items: { type: 'object', additionalProperties: text },
        'x-kubernetes-list-type': 'set',
      },
      [
        { a: '1', b: '2' },
        { b: '2', a: '1' },
      ],
      ['duplicate 1 stands in the list twice'],
    ],
    [
      'items with one key',
      {
        type: 'array',
        items: map({ port: whole, protocol: { ...text, default: 'TCP' } }),
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port', 'protocol'],
      },
      [{ port: 80 }, { port: 80, protocol: 'TCP' }, { port: 80, protocol: 'UDP' }],
      ['duplicate 1 has the same port and protocol as another item'],
    ],
    [
      'no form at all',
      { anyOf: [{ type: 'string', pattern: '^a' }, { type: 'integer' }] },
      'b',
      ['value  fits none of the allowed forms'],
    ],
    [
      'two forms of one',
      { type: 'object', properties: { a: text, b: text }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: '', b: '' },
      ['value  must fit exactly one of the allowed forms'],
    ],
    [
      'a forbidden form',
      { type: 'object', properties: { a: text }, not: { required: ['a'] } },
      { a: '' },
      ['value  has a form that is not allowed'],
    ],
    [
      'a broken rule',
      {
        type: 'object',
        properties: { min: whole, max: whole },
        'x-kubernetes-validations': [{ rule: 'self.min <= self.max', message: 'min is more than max' }],
      },
      { min: 2, max: 1 },
      ['rule  min is more than max'],
    ],
    [
      'a rule with a message of its own',
      {
        ...whole,
        'x-kubernetes-validations': [
          { rule: 'self > 3', messageExpression: '"want more than 3, got " + string(self)' },
        ],
      },
      2,
      ['rule  want more than 3, got 2'],
    ],
    [
      'a rule without a message',
      { ...whole, 'x-kubernetes-validations': [{ rule: 'self  >\n3' }] },
      2,
      ['rule  breaks the rule self > 3'],
    ],
    [
      'a rule that cannot be judged',
      { type: 'object', additionalProperties: text, 'x-kubernetes-validations': [{ rule: 'self.a == "b"' }] },
      {},
      ['rule  cannot be judged by the rule self.a == "b": No such key: a'],
    ],
  ])('refuse %s', (_, schema, value, problems) => {
    expect(check(schema, value)).toEqual(problems);
  });

  it('fill in defaults for rules', () => {
    const schema = map(
      { a: { ...whole, default: 5 } },
      { 'x-kubernetes-validations': [{ rule: 'self.a == 5' }] },
    );
    expect(check(schema, {})).toEqual([]);
  });

  it('have nothing to say of rules that compare with an older object', () => {
    expect(check({ ...text, 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }, 'a')).toEqual([]);
  });

  it('give fields names that CEL can read', () => {
    const schema = map(
      { 'a-b': text, namespace: text, 'x.y': text },
      {
        'x-kubernetes-validations': [
          { rule: 'self.a__dash__b == "1" && self.__namespace__ == "2" && self.x__dot__y == "3"' },
        ],
      },
    );
    expect(check(schema, { 'a-b': '1', namespace: '2', 'x.y': '3' })).toEqual([]);
  });

  it('may refer to themselves', () => {
    const set = { node: map({ name: text, children: { type: 'array', items: { $ref: '#/node' } } }) };
    expect(check({ $ref: '#/node' }, { children: [{ children: [{ nme: '' }] }] }, set)).toEqual([
      'unknown children.0.children.0.nme is not known',
    ]);
  });

  it('take null for absent in built-in kinds', () => {
    expect(check(map({ a: text }), { a: null }, {}, true)).toEqual([]);
  });

  it('report everything at once, and never a value', () => {
    const problems = check(map({ password: whole, token: { type: 'string', enum: ['a'] } }), {
      password: 'hunter2',
      token: 'hunter2',
      x: 'hunter2',
    });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hunter2');
  });
});
