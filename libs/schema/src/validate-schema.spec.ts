import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { validateSchema } from './validate-schema';

const SCHEMA = Type.Object({
  replicas: Type.Optional(Type.Integer({ minimum: 1 })),
  level: Type.Optional(Type.Union([Type.Literal('info'), Type.Literal('debug')])),
  mode: Type.Optional(Type.Literal('fast')),
  size: Type.Optional(Type.Union([Type.String(), Type.Integer()])),
  version: Type.Optional(Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'An exact version.' })),
  ports: Type.Optional(Type.Array(Type.Object({ name: Type.String(), port: Type.Optional(Type.Integer()) }))),
  hosts: Type.Optional(Type.Record(Type.String(), Type.Object({ ip: Type.Optional(Type.String()) }))),
  values: Type.Optional(Type.Object({}, { additionalProperties: true })),
  nested: Type.Optional(Type.Object({ deep: Type.Object({ flag: Type.Optional(Type.Boolean()) }) })),
});

const paths = (data: unknown) => validateSchema(SCHEMA, data).map(({ kind, path }) => [kind, path]);
const message = (data: unknown) => validateSchema(SCHEMA, data)[0]?.message;

describe('validateSchema', () => {
  it('accepts data that fits', () => {
    const data = {
      replicas: 1,
      level: 'debug',
      mode: 'fast',
      size: 3,
      version: '1.2.3',
      ports: [{ name: 'http', port: 80 }],
      hosts: { lab: { ip: '192.0.2.1' } },
      nested: { deep: { flag: true } },
    };
    expect(validateSchema(SCHEMA, data)).toEqual([]);
    expect(validateSchema(SCHEMA, {})).toEqual([]);
  });

  it.each([
    ['at the top', { replica: 1 }, ['replica']],
    ['in a map', { nested: { deep: { flags: true } } }, ['nested', 'deep', 'flags']],
    ['in an item of a list', { ports: [{ name: 'a' }, { name: 'b', prot: 1 }] }, ['ports', 1, 'prot']],
    ['in an entry of a record', { hosts: { 'a/b~c': { address: '' } } }, ['hosts', 'a/b~c', 'address']],
  ])('reports an unknown key %s', (_, data, path) => {
    expect(paths(data)).toEqual([['unknown', path]]);
  });

  it('lists the keys that are known at the place of an unknown one', () => {
    expect(validateSchema(SCHEMA, { ports: [{ name: 'a', prot: 1 }] })[0]?.known).toEqual(['name', 'port']);
  });

  it.each([
    ['in a map', { nested: {} }, ['nested', 'deep']],
    ['in an item of a list', { ports: [{ port: 1 }] }, ['ports', 0, 'name']],
  ])('reports a missing key %s', (_, data, path) => {
    expect(paths(data)).toEqual([['missing', path]]);
  });

  it.each<[string, unknown, (string | number)[], string]>([
    ['the wrong type', { replicas: '3' }, ['replicas'], 'must be integer, not a string'],
    ['a list for a map', { nested: [] }, ['nested'], 'must be object, not a list'],
    ['a map for a list', { ports: {} }, ['ports'], 'must be array, not a map'],
    ['nothing', { ports: null }, ['ports'], 'must be array, not null'],
    ['a number that is too small', { replicas: 0 }, ['replicas'], 'must be >= 1'],
    ['a word that is not listed', { level: 'loud' }, ['level'], 'must be one of "info", "debug"'],
    ['another constant', { mode: 'slow' }, ['mode'], 'must be "fast"'],
    [
      'a wrong type in a list',
      { ports: [{ name: 5 }] },
      ['ports', 0, 'name'],
      'must be string, not a number',
    ],
    [
      'a wrong type in a record',
      { hosts: { lab: { ip: true } } },
      ['hosts', 'lab', 'ip'],
      'must be string, not a boolean',
    ],
  ])('reports %s', (_, data, path, text) => {
    expect(validateSchema(SCHEMA, data)).toEqual([{ kind: 'invalid', path, message: text }]);
  });

  it('says what a field with a pattern holds', () => {
    expect(message({ version: 'latest' })).toMatch(/\(An exact version\)$/);
  });

  it('reports a value that has none of several forms', () => {
    expect(validateSchema(SCHEMA, { size: true }).map((problem) => problem.message)).toEqual([
      'must be string or integer, not a boolean',
    ]);
  });

  it('says of a value only what the form of its type says', () => {
    const disk = Type.Union([
      Type.String({ pattern: '^/dev/' }),
      Type.Object({ size: Type.String() }, { minProperties: 1 }),
    ]);
    const check = (value: unknown) =>
      validateSchema(Type.Object({ disks: Type.Array(disk) }), { disks: [value] });
    expect(check('sda').map((problem) => problem.message)).toEqual(['must match pattern "^/dev/"']);
    expect(check({ size: '1GB', vendor: 'x' })).toEqual([
      { kind: 'unknown', path: ['disks', 0, 'vendor'], message: 'is not known', known: ['size'] },
    ]);
  });

  it('reports everything at once', () => {
    const data = { replicas: 'x', level: 'y', unknown: 1, nested: {}, ports: [{}, {}] };
    expect(paths(data)).toHaveLength(6);
  });

  it('leaves what is declared open alone, at any depth', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        expect(validateSchema(SCHEMA, { values })).toEqual([]);
      }),
    );
  });

  it('never repeats a value', () => {
    const secret = 'hunter2';
    const data = {
      replicas: secret,
      level: secret,
      mode: secret,
      size: { secret },
      version: secret,
      ports: [secret],
      hosts: { lab: { ip: [secret] } },
      values: secret,
      nested: { deep: secret },
    };
    const problems = validateSchema(SCHEMA, data);
    expect(new Set(problems.map(({ path }) => path[0])).size).toBe(Object.keys(data).length);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it('finds the same when it is asked again', () => {
    const data = { replicas: 0, unknown: 1 };
    expect(validateSchema(SCHEMA, data)).toEqual(validateSchema(SCHEMA, data));
  });

  it('leaves schema and data as they are', () => {
    const before = JSON.stringify(SCHEMA);
    const data = Object.freeze({ replicas: '1' });
    validateSchema(SCHEMA, data);
    expect(JSON.stringify(SCHEMA)).toBe(before);
  });
});
