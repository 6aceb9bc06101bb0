import fc from 'fast-check';
import { stringify } from 'yaml';
import { findSecrets } from './find-secrets';
import { parseDocuments } from './parse-documents';

const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { key: 'hunter2' } };
const YAML = `apiVersion: v1
kind: Secret
metadata:
  name: x
stringData:
  key: hunter2
`;

const find = (value: unknown) => findSecrets(value, parseDocuments);
const indent = (text: string) => text.replace(/^/gm, '    ');

describe('findSecrets', () => {
  it.each<[string, unknown, (string | number)[]]>([
    ['the object itself', SECRET, []],
    ['a List', { kind: 'List', items: [{ kind: 'ConfigMap' }, SECRET] }, ['items', 1]],
    ['a SecretList', { apiVersion: 'v1', kind: 'SecretList', items: [] }, []],
    ['a nested map', { a: { b: [{ c: SECRET }] } }, ['a', 'b', 0, 'c']],
    ['a map without metadata', { kind: 'Secret', data: {} }, []],
    ['a JSON string', { extra: JSON.stringify(SECRET) }, ['extra']],
    ['indented JSON', { extra: JSON.stringify(SECRET, null, 2) }, ['extra']],
    [
      'a JSON string inside a JSON string',
      { extra: JSON.stringify({ inner: JSON.stringify(SECRET) }) },
      ['extra'],
    ],
    ['a text that is quoted twice', { extra: JSON.stringify(YAML) }, ['extra']],
    ['a YAML block string', { extraObjects: [YAML] }, ['extraObjects', 0]],
    ['the last of several documents', { extra: `kind: ConfigMap\n---\n# note\n---\n${YAML}` }, ['extra']],
    ['an indented text', { extra: indent(YAML) }, ['extra']],
    ['an item of a list in a text', { extra: `items:\n  - ${indent(YAML).trim()}\n` }, ['extra']],
    ['a kind in double quotes', { extra: YAML.replace('Secret', '"Secret"') }, ['extra']],
    ['a kind in single quotes', { extra: YAML.replace('Secret', "'Secret'") }, ['extra']],
    ['a quoted key', { extra: YAML.replace('kind', '"kind"') }, ['extra']],
    ['spaces around the colon', { extra: YAML.replace('kind:', 'kind   :   ') }, ['extra']],
    ['a kind on the next line', { extra: YAML.replace('kind: ', 'kind:\n  ') }, ['extra']],
    ['a tagged kind', { extra: YAML.replace('kind: ', 'kind: !!str ') }, ['extra']],
    ['an anchored kind', { extra: YAML.replace('kind: ', 'kind: &kind ') }, ['extra']],
    [
      'a kind by alias',
      { extra: `x: &kind Secret\n${YAML.replace('kind: Secret', 'kind: *kind')}` },
      ['extra'],
    ],
    ['a folded kind', { extra: YAML.replace('kind: Secret', 'kind: >-\n  Secret') }, ['extra']],
    ['escaped letters', { extra: JSON.stringify(SECRET).replace('Secret', '\\u0053ecret') }, ['extra']],
    ['a kind over two lines', { extra: YAML.replace('Secret', '"Sec\\\n  ret"') }, ['extra']],
    [
      'a kind that is merged in',
      { extra: `x: &x {kind: Secret}\n${YAML.replace('kind: Secret', '<<: *x')}` },
      ['extra'],
    ],
    ['Windows line ends', { extra: YAML.replace(/\n/g, '\r\n') }, ['extra']],
    ['a comment behind the kind', { extra: YAML.replace('Secret', 'Secret # not one') }, ['extra']],
    ['a template with braces', { tpl: `{{- if .Values.x }}\n${YAML}{{- end }}\n` }, ['tpl']],
    ['an indented template', { tpl: `{{- range .x }}\n${indent(YAML)}\n{{- end }}` }, ['tpl']],
    [
      'a template with a tab and a quoted kind',
      { tpl: `{{ with . }}\n${YAML.replace('Secret', '"Secret"')}\t{{ end }}` },
      ['tpl'],
    ],
    ['JSON in a template', { tpl: `{{ if . }}${JSON.stringify(SECRET)}{{ end }}{` }, ['tpl']],
    ['a text with the kind twice', { extra: `kind: ConfigMap\n${YAML}` }, ['extra']],
  ])('finds one in %s', (_, value, path) => {
    expect(find(value)).toEqual([path]);
  });

  it('finds each of several', () => {
    expect(find({ a: SECRET, b: [YAML, SECRET] })).toEqual([['a'], ['b', 0], ['b', 1]]);
  });

  it('finds a Secret inside a Secret', () => {
    expect(find({ ...SECRET, stringData: { more: YAML } })).toEqual([[], ['stringData', 'more']]);
  });

  it.each<[string, unknown]>([
    ['a reference of a Gateway', { certificateRefs: [{ kind: 'Secret', group: '', name: 'wildcard-tls' }] }],
    ['such a reference in a text', { extra: 'certificateRefs:\n  - kind: Secret\n    name: wildcard-tls\n' }],
    ['an ExternalSecret', { kind: 'ExternalSecret', metadata: { name: 'x' }, data: [] }],
    ['a ClusterSecretStore in a text', { extra: YAML.replace('kind: Secret', 'kind: ClusterSecretStore') }],
    ['a SecretStore in a text', { extra: YAML.replace('kind: Secret', 'kind: SecretStore') }],
    ['a SecretStore in a template', { tpl: `{{ if . }}\n${YAML.replace('Secret', 'SecretStore')}{{ end }}` }],
    ['a kind of another name', { kind: 'Secretary', metadata: { name: 'x' } }],
    ['a ConfigMap', { kind: 'ConfigMap', metadata: { name: 'x' }, data: { kind: 'Secret' } }],
    ['prose', { note: 'Never commit a kind: Secret, use an ExternalSecret' }],
    [
      'a prose comment in a template',
      { tpl: '{{ if . }}\n# kind: Secret is forbidden\nkind: ConfigMap\n{{ end }}' },
    ],
    ['numbers and nothing', { a: 1, b: null, c: undefined, d: true }],
    ['rules of RBAC', { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }] }],
  ])('does not take %s for one', (_, value) => {
    expect(find(value)).toEqual([]);
  });

  it('finds exactly the place of one planted anywhere, however it is written', () => {
    type Path = (string | number)[];
    const harmless = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant(YAML.replace('Secret', 'Pod')),
    );
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        harmless,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    const written = fc.constantFrom<unknown>(
      SECRET,
      JSON.stringify(SECRET),
      stringify(SECRET),
      `---\n${YAML}`,
    );
    const steps = fc.array(fc.oneof(fc.nat(2), fc.stringMatching(/^[A-Z]{1,3}$/)), { maxLength: 5 });
    const plant = (value: unknown, [step, ...rest]: Path, secret: unknown): unknown => {
      if (step === undefined) return secret;
      if (typeof step === 'number') {
        const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
        while (list.length < step) list.push('filler');
        list[step] = plant(list[step], rest, secret);
        return list;
      }
      const map = typeof value === 'object' && !Array.isArray(value) ? value : {};
      return { ...map, [step]: plant(undefined, rest, secret) };
    };
    fc.assert(
      fc.property(tree, steps, written, (value, path, secret) => {
        expect(find(value)).toEqual([]);
        expect(find(plant(value, path, secret))).toEqual([path]);
      }),
      { numRuns: 300 },
    );
  });
});
