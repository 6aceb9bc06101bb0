import { customResource, describeManifest, groupOf, identityOf } from './manifest';

const route = (version: string, name = 'web', namespace?: string) =>
  customResource(
    `gateway.networking.k8s.io/${version}`,
    'HTTPRoute',
    { name, ...(namespace === undefined ? {} : { namespace }) },
    {},
  );

describe('groupOf', () => {
  it('is empty for the core group', () => {
    expect(groupOf({ apiVersion: 'v1' })).toBe('');
    expect(groupOf({ apiVersion: 'apps/v1' })).toBe('apps');
  });
});

describe('identityOf', () => {
  it('is the same in every version of the API', () => {
    expect(identityOf(route('v1'))).toBe(identityOf(route('v1beta1')));
  });

  it('differs by group, kind, namespace and name', () => {
    const objects = [
      route('v1', 'web', 'a'),
      route('v1', 'web', 'b'),
      route('v1', 'web'),
      route('v1', 'api', 'a'),
      { ...route('v1', 'web', 'a'), kind: 'GRPCRoute' },
      { ...route('v1', 'web', 'a'), apiVersion: 'example.com/v1' },
      { ...route('v1', 'web', 'a'), apiVersion: 'v1' },
    ];
    expect(new Set(objects.map(identityOf)).size).toBe(objects.length);
  });
});

describe('describeManifest', () => {
  it('names the namespace where there is one', () => {
    expect(describeManifest(route('v1', 'web', 'apps'))).toBe('HTTPRoute apps/web');
    expect(describeManifest(route('v1', 'web'))).toBe('HTTPRoute web');
  });
});
