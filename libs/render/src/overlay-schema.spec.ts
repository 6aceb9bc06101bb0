import { Type } from '@sinclair/typebox';
import { chartFields, defineAddon } from '@strata/addon';
import { Ajv } from 'ajv';
import { overlaySchema } from './overlay-schema';
import type { JsonSchema } from './overlay-words';

const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({ minimum: 1, maximum: 5, description: 'Pods of `web`.' }),
  level: Type.Union([Type.Literal('info'), Type.Literal('debug')], { description: 'What is logged.' }),
  memory: Type.String({ pattern: '^[1-9][0-9]*Mi$', description: 'Memory of a pod.', examples: ['64Mi'] }),
  budget: Type.Optional(Type.Union([Type.Integer(), Type.String({ pattern: '%$' })])),
  hosts: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true }),
  ports: Type.Array(Type.Object({ name: Type.String(), port: Type.Integer() })),
  tls: Type.Object({ enabled: Type.Boolean(), issuer: Type.String() }, { description: 'Certificates.' }),
  pools: Type.Record(Type.String(), Type.Object({ size: Type.Integer() })),
  classes: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.String()),
});

const defaults = {
  version: '1.2.3',
  replicas: () => 2,
  level: 'info',
  memory: '128Mi',
  hosts: ['web'],
  ports: [{ name: 'http', port: 80 }],
  tls: { enabled: true, issuer: () => 'lab' },
  pools: { small: { size: 1 } },
  classes: { web: 'fast' },
  values: {
    replicaCount: () => 2,
    script: 'one\ntwo\n',
    image: { tag: 'v1' },
    args: ['--quiet'],
    volumes: [{ name: 'tmp' }],
  },
};

const addon = defineAddon({
  name: 'web',
  description: 'A web server',
  project: 'platform-services',
  namespace: { name: 'web' },
  placement: { roles: ['control-plane'] },
  schema,
  defaults: { fields: defaults, assertions: [] },
});

const result = overlaySchema(addon);
const validate = new Ajv({ strict: false, allErrors: true }).compile(result);
const accepts = (overlay: unknown): boolean => validate(overlay);

/** The part of the schema at a path of keys. */
const at = (...path: string[]): JsonSchema =>
  path.reduce<JsonSchema>((part, key) => {
    const { properties } = (part['else'] ?? part) as { properties: Record<string, JsonSchema> };
    return properties[key] as JsonSchema;
  }, result);

describe('overlaySchema', () => {
  it('is a schema of draft 7', () => {
    expect(result['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(new Ajv({ strict: false }).validateSchema(result)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['part of a map', { tls: { enabled: false } }],
    ['part of a new entry of a record', { pools: { large: {} } }],
    ['a value to replace a list', { hosts: ['a', 'b'] }],
    ['items to add to a list', { hosts: { $append: ['a'] }, ports: { $prepend: [{ name: 'a' }] } }],
    ['items to merge into a list', { ports: { $merge: [{ name: 'http', $patch: 'delete' }] } }],
    ['items to merge by another key', { ports: { $merge: [{ port: 80, name: 'x' }], $key: 'port' } }],
    ['a map to replace', { tls: { $patch: 'replace', enabled: true, issuer: 'x' } }],
    ['a field to remove', { replicas: { $patch: 'delete' }, hosts: { $patch: 'delete' } }],
    ['whatever stands beside a removal', { tls: { $patch: 'delete', typo: 1 } }],
    ['entries of a record to remove', { classes: { web: { $patch: 'delete' } } }],
    ['a record to replace', { classes: { $patch: 'replace', slow: 'x' } }],
    ['any chart value', { values: { any: { thing: [1, null] }, image: 'text', args: { a: 1 } } }],
    ['words in chart values', { values: { image: { $patch: 'replace', a: 1 }, args: { $append: ['x'] } } }],
    ['a JSON patch', { hosts: { $jsonPatch: [{ op: 'add', path: '/-', value: 'a' }] } }],
    ['a merge patch', { tls: { $mergePatch: { issuer: null } } }],
    [
      'words of Kubernetes in a strategic merge',
      { values: { image: { $strategicMerge: { $patch: 'x', a: { $patch: 'x' } }, $type: 'Pod' } } },
    ],
    ['anything in a merge patch of chart values', { values: { args: { $mergePatch: { $patch: 'x' } } } }],
    ['a strategic merge', { values: { pod: { $strategicMerge: { containers: [] }, $type: 'PodSpec' } } }],
  ])('accepts %s', (_, overlay) => {
    accepts(overlay);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an unknown key', { replcas: 2 }],
    ['the removal of a key that cannot exist', { replcas: { $patch: 'delete' } }],
    ['an unknown key in a map', { tls: { enable: true } }],
    ['an unknown key in an entry of a record', { pools: { small: { sise: 1 } } }],
    ['an unknown key in an item', { ports: [{ nam: 'a' }] }],
    ['an unknown key in an added item', { ports: { $append: [{ nam: 'a' }] } }],
    ['a name that does not match', { classes: { Web: 'x' } }],
    ['a value of the wrong type', { replicas: '2' }],
    ['null', { tls: null }],
    ['a number that is too large', { replicas: 6 }],
    ['a word that is not listed', { level: 'loud' }],
    ['a text that does not match', { memory: '1Gi' }],
    ['none of several forms', { budget: 'half' }],
    ['an empty list', { hosts: [] }],
    ['an item twice', { hosts: ['a', 'a'] }],
    ['a map in place of a list', { hosts: { a: 1 } }],
    ['an empty map in place of a value', { replicas: {} }],
    ['a word of lists in place of a value', { replicas: { $append: [1] } }],
    ['an added text where a list is expected', { hosts: { $append: 'a' } }],
    ['a key beside added items', { hosts: { $append: ['a'], b: 1 } }],
    ['two changes of a list', { hosts: { $append: ['a'], $prepend: ['b'] } }],
    ['an unknown patch word', { tls: { $patch: 'remove' } }],
    ['a replaced value', { replicas: { $patch: 'replace' } }],
    ['an unknown patch word in chart values', { values: { deep: { er: { $patch: 'remove' } } } }],
    ['a JSON patch with an unknown operation', { hosts: { $jsonPatch: [{ op: 'put', path: '/-' }] } }],
    ['a strategic merge without a type', { tls: { $strategicMerge: {} } }],
    ['a key beside a JSON patch', { tls: { $jsonPatch: [], enabled: true } }],
  ])('refuses %s', (_, overlay) => expect(accepts(overlay)).toBe(false));

  it('gives the default where it is plain, and says where it is computed', () => {
    expect(at('level')).toMatchObject({
      default: 'info',
      markdownDescription: 'What is logged.\n\nDefault: `info`',
    });
    expect(at('replicas')).toMatchObject({
      description: 'Pods of `web`. Computed unless an overlay gives it.',
    });
    expect(at('replicas')).not.toHaveProperty('default');
    expect(at('tls', 'enabled')['default']).toBe(true);
    expect(at('tls', 'issuer')['description']).toBe('Computed unless an overlay gives it.');
    expect(at('pools', 'small', 'size')['default']).toBe(1);
  });

  it('keeps descriptions, bounds, examples and names of values', () => {
    expect(at('tls')['description']).toBe('Certificates.');
    expect(at('replicas')['anyOf']).toContainEqual({ type: 'integer', minimum: 1, maximum: 5 });
    expect(at('level')['anyOf']).toContainEqual({ enum: ['info', 'debug'] });
    expect(at('memory')).toMatchObject({
      examples: ['64Mi'],
      anyOf: [
        {
          pattern: '^[1-9][0-9]*Mi$',
          patternErrorMessage: expect.stringContaining('such as 64Mi') as string,
        },
        {},
      ],
    });
  });

  it('completes the chart values that the defaults set, with defaults that an editor can write', () => {
    expect(at('values', 'image', 'tag')['default']).toBe('v1');
    expect(at('values', 'args')['default']).toEqual(['--quiet']);
    for (const key of ['replicaCount', 'script', 'volumes']) {
      expect(at('values', key)).not.toHaveProperty('default');
      expect(at('values', key)).not.toHaveProperty('description');
    }
  });

  it('offers words after the keys of a map, and none among the keys of an overlay', () => {
    const { map } = result['definitions'] as { map: { defaultSnippets: { sortText: string }[] } };
    expect(map.defaultSnippets.length).toBeGreaterThan(1);
    expect(map.defaultSnippets.filter(({ sortText }) => !sortText.startsWith('~'))).toEqual([]);
    expect(Object.keys(result['properties'] as object).sort()).toEqual(Object.keys(schema.properties).sort());
  });
});
