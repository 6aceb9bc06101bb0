import { validateJsonSchema } from './validate-json-schema';

const CLOSED = {
  type: 'object',
  additionalProperties: false,
  properties: { size: { type: 'integer' }, nested: { $ref: '#/$defs/nested' } },
  $defs: {
    nested: { type: 'object', additionalProperties: false, properties: { 'a/b': { type: 'string' } } },
  },
};

describe('validateJsonSchema', () => {
  it.each(['http://json-schema.org/draft-07/schema#', 'https://json-schema.org/draft/2020-12/schema'])(
    'reads %s',
    ($schema) => {
      const schema = { $schema, ...CLOSED };
      expect(validateJsonSchema(schema, { size: 1, nested: { 'a/b': 'x' } })).toEqual([]);
      expect(validateJsonSchema(schema, { size: 'x', nested: { 'a/b': 1, c: 2 }, d: 3 })).toEqual([
        { path: ['d'], message: 'is not known' },
        { path: ['size'], message: 'must be integer' },
        { path: ['nested', 'c'], message: 'is not known' },
        { path: ['nested', 'a/b'], message: 'must be string' },
      ]);
    },
  );

  it('fails for what is no schema', () => {
    expect(() => validateJsonSchema({ type: 'nothing' }, {})).toThrow('schema is invalid');
  });
});
