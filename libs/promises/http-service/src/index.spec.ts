import { platformDestination, previewRequest } from '@strata/kratix';
import { findSecrets, parseDocuments } from '@strata/kubernetes';
import application from '@strata/promises/argocd-application';
import project from '@strata/promises/argocd-project';
import secret from '@strata/promises/external-secret';
import route from '@strata/promises/gateway-route';
import { arbitraryOf, objectsOf, provePromise, REFERENCE_PLATFORM, refusals } from '@strata/testing';
import fc from 'fast-check';
import { findProblems } from './check-request';
import promise from './index';
import type { HTTPServiceSpec } from './schema';

const EXAMPLE = promise.example as HTTPServiceSpec;
const { certManager, externalSecrets, service, source } = EXAMPLE;
const ITEM = { item: 'x', field: 'y' };

/** A request with all that comes of it, by the promises that it asks. */
const preview = (name: string, spec: unknown) =>
  previewRequest(
    {
      apiVersion: 'platform.example.com/v1alpha1',
      kind: 'HTTPService',
      metadata: { name, namespace: 'platform-requests' },
      spec,
    },
    {
      definitions: [promise, project, application, secret, route],
      platform: REFERENCE_PLATFORM,
      destinations: [platformDestination(REFERENCE_PLATFORM.cluster)],
    },
  );

describe('http-service', () => {
  provePromise(promise, {
    directory: __dirname,
    given: { certManager, externalSecrets, source },
    refused: [
      ['a source without TLS', { source: { ...source, repository: 'http://x' } }, 'spec.source.repository'],
      [
        'a source without revision',
        { source: { repository: 'https://x', path: 'a' } },
        'spec.source.revision',
      ],
      ['a revision of spaces', { source: { ...source, revision: ' ' } }, 'spec.source.revision is no branch'],
      ['a path from the root', { source: { ...source, path: '/a' } }, 'spec.source.path'],
      ['a path out of it', { source: { ...source, path: 'a/../..' } }, 'spec.source.path must not leave'],
      [
        'every repository of a host',
        { source: { ...source, repository: 'https://git.example.com/*' } },
        'spec.source.repository must name one repository',
      ],
      [
        'a repository with a password',
        { source: { ...source, repository: 'https://me:word@git.example.com/a.git' } },
        'spec.source.repository must not hold credentials',
      ],
      ['a host of two labels', { hostname: 'a.b' }, 'spec.hostname'],
      [
        'a service without port',
        { service: { name: 'a', podLabels: { a: 'b' } } },
        'spec.service.port is required',
      ],
      [
        'a label that no pod has',
        { service: { ...service, podLabels: { 'a b': 'x' } } },
        'spec.service.podLabels "a b" is no key of a label',
      ],
      ['no issuer', { certManager: undefined }, 'spec.certManager is required'],
      [
        'an issuer that there is not',
        { certManager: { issuerSelector: { matchLabels: { tier: 'gold' } } } },
        'spec.certManager.issuerSelector.matchLabels no ClusterIssuer of the host has tier=gold',
      ],
      [
        'a store that there is not',
        { externalSecrets: { storeSelector: { matchLabels: { tier: 'gold' } } } },
        'spec.externalSecrets.storeSelector.matchLabels no ClusterSecretStore',
      ],
      ['a Secret with no name', { secrets: { 'A b': { K: ITEM } } }, 'spec.secrets.A b is no name'],
      [
        'a Secret with too long a name',
        { secrets: { ['a'.repeat(40)]: { K: ITEM } } },
        'is too long a name: that of its request, music-a',
      ],
      ['a Secret without keys', { secrets: { api: {} } }, 'spec.secrets.api'],
      ['a key that no Secret has', { secrets: { api: { 'a b': ITEM } } }, 'spec.secrets.api.a b is no key'],
      ['a key that leaves its directory', { secrets: { api: { '..': ITEM } } }, 'is no key of a Secret'],
      ['a privileged service', { podSecurity: 'privileged' }, 'spec.podSecurity must be one of'],
      ['no isolation', { isolation: 'none' }, 'spec.isolation must be one of'],
      ['a key that it does not know', { replicas: 2 }, 'spec.replicas is not known'],
    ],
  });

  it('takes names that leave room for those that follow from it', () => {
    expect(refusals(promise, EXAMPLE, 'a'.repeat(32))).toEqual([]);
    expect(refusals(promise, EXAMPLE, 'a'.repeat(33)).join()).toContain('metadata.name is too long');
  });

  it('refuses selectors of several stores, and of another issuer than that of the Gateway', () => {
    const { labels = {} } = REFERENCE_PLATFORM.stores[0] ?? {};
    const platform = {
      ...REFERENCE_PLATFORM,
      stores: ['lab-store', 'other'].map((name) => ({ name, labels })),
      issuers: [{ name: 'internal', labels }],
    };
    const request = { apiVersion: '', kind: promise.kind, metadata: { name: 'music' }, spec: EXAMPLE };
    expect(
      findProblems(request, platform).map(({ path, message }) => `${path.join('.')} ${message}`),
    ).toEqual([
      expect.stringMatching(/^spec\.certManager\.issuerSelector\.matchLabels does not select lab-/),
      'spec.externalSecrets.storeSelector.matchLabels selects several stores: lab-store, other',
    ]);
  });

  it('does not repeat the credentials of a repository', () => {
    const repository = 'https://me:hunter2@git.example.com/*';
    expect(refusals(promise, { ...EXAMPLE, source: { ...source, repository } }).join()).not.toContain(
      'hunter2',
    );
  });

  it('lets nothing out of a service that is fully isolated, but what its policies name', () => {
    const policies = objectsOf(promise, { ...EXAMPLE, isolation: 'full' }).filter(
      ({ kind }) => kind === 'NetworkPolicy',
    );
    const deny = policies.find(({ metadata }) => metadata.name === 'default-deny');
    expect(deny?.['spec']).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(policies.map(({ metadata }) => metadata.name)).toContain('allow-dns');
  });

  it('comes down to objects by the promises that it asks, without a problem', () => {
    const { objects, problems } = preview('music', EXAMPLE);
    expect(problems).toEqual([]);
    const kinds = new Set(objects.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'AppProject',
      'Application',
      'ExternalSecret',
      'HTTPRoute',
      'Namespace',
      'NetworkPolicy',
    ]);
  });

  it('asks for nothing that the promises behind it refuse', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,36}[a-z0-9]$/);
    const key = fc.constantFrom('API_KEY', 'tls.crt', 'a b', '..', '.', '..a', '');
    const label = fc.constantFrom('app', 'example.com/app', 'a b', '/app', 'a/b/c', 'x'.repeat(64));
    const dictionary = <T>(keys: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
      fc.dictionary(keys, value, { minKeys: 1, maxKeys: 2 });
    const repository = fc.constantFrom(
      source.repository,
      'https://*',
      'https://git.example.com/**',
      'https://[a]/{b}',
    );
    const spec = fc.record({
      random: arbitraryOf(promise.spec),
      source: fc.record({
        repository,
        revision: fc.constantFrom('main', ' '),
        path: fc.constantFrom('a', '../a'),
      }),
      podLabels: dictionary(label, fc.constant('music')),
      secrets: dictionary(fc.oneof(name, fc.constant('api')), dictionary(key, fc.constant(ITEM))),
      kept: fc.subarray(['source', 'service', 'secrets']),
    });
    let made = 0;
    fc.assert(
      fc.property(name, spec, (called, { random, kept, podLabels, ...hostile }) => {
        const given = { ...hostile, service: { ...service, podLabels }, certManager, externalSecrets };
        const own = Object.fromEntries(kept.map((field) => [field, EXAMPLE[field as keyof HTTPServiceSpec]]));
        const { objects, problems } = preview(called, { ...(random as object), ...given, ...own });
        const request = `HTTPService platform-requests/${called}`;
        expect(problems.filter((problem) => problem.request !== request)).toEqual([]);
        expect(problems.filter(({ outcome }) => outcome === 'violated')).toEqual([]);
        expect(findSecrets(objects, parseDocuments)).toEqual([]);
        made += Number(problems.length === 0);
      }),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(5);
  });
});
