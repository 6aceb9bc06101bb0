import { CORE_API_VERSIONS, coreObject } from './core-object';

describe('coreObject', () => {
  it('adds apiVersion and kind to the fields', () => {
    expect(coreObject('ConfigMap', { name: 'web', namespace: 'web' }, { data: { a: 'b' } })).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web', namespace: 'web' },
      data: { a: 'b' },
    });
  });

  it('knows no Secret: nothing may render one', () => {
    expect(CORE_API_VERSIONS).not.toHaveProperty('Secret');
  });

  // The type checker fails where one of these lines compiles after all.
  it('compiles only with fields that the API server knows', () => {
    const metadata = { name: 'web', namespace: 'web' };
    const typos = [
      // @ts-expect-error an unknown field
      coreObject('Deployment', metadata, { sepc: {} }),
      // @ts-expect-error an unknown nested field
      coreObject('Service', metadata, { spec: { port: [] } }),
      // @ts-expect-error a text where a number belongs
      coreObject('Deployment', metadata, { spec: { replicas: '3', selector: {}, template: {} } }),
      // @ts-expect-error the client's own name of a field
      coreObject('NetworkPolicy', metadata, { spec: { podSelector: {}, ingress: [{ _from: [] }] } }),
      // @ts-expect-error an unknown kind
      coreObject('Secret', metadata, {}),
      // @ts-expect-error the status belongs to the cluster
      coreObject('Namespace', metadata, { status: {} }),
    ];
    const good = coreObject('NetworkPolicy', metadata, {
      spec: { podSelector: {}, ingress: [{ from: [] }] },
    });
    expect([typos.length, good.kind]).toEqual([6, 'NetworkPolicy']);
  });
});
