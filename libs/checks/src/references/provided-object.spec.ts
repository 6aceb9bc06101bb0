import { NotationError, parseProvidedObject } from './provided-object';

describe('parseProvidedObject', () => {
  it.each([
    ['Namespace web', { kind: 'Namespace', name: 'web' }],
    ['ServiceAccount web/api', { kind: 'ServiceAccount', namespace: 'web', name: 'api' }],
    ['ClusterIssuer.cert-manager.io lab', { kind: 'ClusterIssuer.cert-manager.io', name: 'lab' }],
    ['  Service   web/api:80 ', { kind: 'Service', namespace: 'web', name: 'api', ports: [{ port: 80 }] }],
    [
      'Service web/api:http=80,443',
      { kind: 'Service', namespace: 'web', name: 'api', ports: [{ name: 'http', port: 80 }, { port: 443 }] },
    ],
    [
      'Secret web/tls#tls.crt,tls.key',
      { kind: 'Secret', namespace: 'web', name: 'tls', keys: ['tls.crt', 'tls.key'] },
    ],
    ['ConfigMap web/*', { kind: 'ConfigMap', namespace: 'web', name: '*' }],
    [
      'ClusterRole.rbac.authorization.k8s.io system:reader',
      { kind: 'ClusterRole.rbac.authorization.k8s.io', name: 'system:reader' },
    ],
  ])('reads %s', (text, expected) => expect(parseProvidedObject(text)).toEqual(expected));

  it.each([
    ['', 'must be a kind, a space and a name, such as "Service monitoring/grafana:80"'],
    ['Service', 'must be a kind, a space and a name, such as "Service monitoring/grafana:80"'],
    ['Service web/api 80', 'must be a kind, a space and a name, such as "Service monitoring/grafana:80"'],
    [
      'storageclass fast',
      '"storageclass" must be Kind.group, or Kind for a core one, such as StorageClass.storage.k8s.io',
    ],
    ['Service a/b/c', '"a/b/c" must be a name, or namespace/name; the name may be *'],
    ['Service /api', '"" must be the name of a namespace'],
    ['Service Web/api', '"Web" must be the name of a namespace'],
    ['Service web/', '"web/" must be a name, or namespace/name; the name may be *'],
    ['Secret web/api:80', 'only a Service has ports, not a Secret'],
    ['Service web/api:', '"" must be a port from 1 to 65535, or name=port'],
    ['Service web/api:70000', '"70000" must be a port from 1 to 65535, or name=port'],
    ['Service web/api:http', '"http" must be a port from 1 to 65535, or name=port'],
    ['Service web/api#key', 'only a Secret or ConfigMap has keys, not a Service'],
    ['Secret web/api#a b', 'must be a kind, a space and a name, such as "Service monitoring/grafana:80"'],
    ['Secret web/api#a,', '"" must be a key: letters, digits, "-", "_" and "."'],
  ])('refuses %j', (text, message) => {
    expect(() => parseProvidedObject(text)).toThrow(new NotationError(message));
  });

  it('suggests the kind of the core group that is nearly named', () =>
    expect(() => parseProvidedObject('Servic web/api')).toThrow(
      /^"Servic" is no kind of the core group\. Did you mean "Service"\?/,
    ));
});
