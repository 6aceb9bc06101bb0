import { checkManifest } from './check-manifest';

const object = (kind: string, metadata: object, apiVersion = 'v1') => ({ apiVersion, kind, metadata });
const named = (name: string, kind = 'ConfigMap', apiVersion = 'v1') =>
  object(kind, { name, namespace: 'web' }, apiVersion);

describe('checkManifest', () => {
  it.each([
    ['a namespaced object', named('web')],
    ['a name with dots', named('web.example.com')],
    ['a cluster-scoped object', object('Namespace', { name: 'web' })],
    ['an RBAC name with a colon', named('system:reader', 'Role', 'rbac.authorization.k8s.io/v1')],
  ])('accepts %s', (_, manifest) => {
    expect(checkManifest(manifest)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'a manifest is not a map'],
    ['nothing', undefined, 'a manifest is not a map'],
    ['an object without apiVersion', { kind: 'ConfigMap' }, 'a manifest has no apiVersion'],
    ['an object without kind', { apiVersion: 'v1' }, 'a manifest of v1 has no kind'],
    [
      'a List under any name',
      { ...object('ConfigMap', { name: 'web', namespace: 'web' }), items: [] },
      'a ConfigMap with items is a List, not one object',
    ],
    ['an object without metadata', { apiVersion: 'v1', kind: 'Pod' }, 'a Pod has no metadata.name'],
    ['a name that is no text', object('Pod', { name: 5 }), 'a Pod has no metadata.name'],
    ['an object without namespace', object('Pod', { name: 'web' }), 'Pod web has no namespace'],
    [
      'a cluster-scoped object with a namespace',
      object('Namespace', { name: 'web', namespace: 'web' }),
      'Namespace web/web is cluster-scoped and has a namespace',
    ],
    [
      'capitals and underscores',
      named('Foo_Bar'),
      'ConfigMap web/Foo_Bar has a name that the API server refuses',
    ],
    ['an empty name', named(''), 'ConfigMap web/ has a name that the API server refuses'],
    ['a hyphen at the end', named('web-'), 'ConfigMap web/web- has a name that the API server refuses'],
    [
      'a path as a name',
      named('../web', 'Role', 'rbac.authorization.k8s.io/v1'),
      'Role web/../web has a name that the API server refuses',
    ],
  ])('refuses %s', (_, manifest, problem) => {
    expect(checkManifest(manifest)).toEqual([problem]);
  });

  it('refuses a name of more than 253 characters', () => {
    expect(checkManifest(named('a'.repeat(253)))).toEqual([]);
    expect(checkManifest(named('a'.repeat(254)))).toHaveLength(1);
  });

  it.each(['Web', 'a.b', 'a'.repeat(64), ''])(
    'refuses the namespace "%s", which is no DNS label',
    (namespace) => {
      expect(checkManifest(object('Pod', { name: 'web', namespace }))).toEqual([
        `Pod ${namespace}/web has a namespace that the API server refuses`,
      ]);
    },
  );
});
