import { provePromise, REFERENCE_PLATFORM, treeOfAnswer } from '@strata/testing';
import { findProblems } from './check-request';
import promise from './index';
import type { ExternalSecretSpec } from './schema';

const EXAMPLE = promise.example as ExternalSecretSpec;

describe('external-secret', () => {
  provePromise(promise, {
    directory: __dirname,
    given: { storeSelector: EXAMPLE.storeSelector },
    refused: [
      ['no data', { data: {} }, 'spec.data'],
      ['a key without a field', { data: { A: { item: 'x' } } }, 'spec.data.A.field is required'],
      [
        'a key that no Secret has',
        { data: { 'a b': { item: 'x', field: 'y' } } },
        'spec.data.a b is no key of a Secret',
      ],
      [
        'a key that leaves the directory that it is mounted in',
        { data: { '..': { item: 'x', field: 'y' } } },
        'spec.data... is no key of a Secret',
      ],
      ['a key that is the directory', { data: { '.': { item: 'x', field: 'y' } } }, 'is no key of a Secret'],
      ['no selector', { storeSelector: { matchLabels: {} } }, 'spec.storeSelector.matchLabels'],
      [
        'a selector that selects no store',
        { storeSelector: { matchLabels: { team: 'music' } } },
        'spec.storeSelector.matchLabels no ClusterSecretStore of the host has team=music; there are lab-store (sync_to_vclusters=true)',
      ],
      ['the namespace of Argo CD', { namespace: 'argocd' }, 'spec.namespace belongs to the platform itself'],
      [
        'the namespace of the Gateway',
        { namespace: 'nginx-gateway' },
        'spec.namespace belongs to the platform',
      ],
      ['a namespace in capitals', { namespace: 'Music' }, 'spec.namespace'],
      ['a type with a space', { type: 'a b' }, 'spec.type'],
      [
        'a certificate without its key',
        { type: 'kubernetes.io/tls', data: { 'tls.crt': { item: 'x', field: 'y' } } },
        'spec.type needs the key tls.key',
      ],
      ['a name in capitals', { secretName: 'A' }, 'spec.secretName'],
      ['a value of its own', { stringData: { A: 'b' } }, 'spec.stringData is not known'],
    ],
  });

  it('refuses a selector that selects two stores, by their names', () => {
    const [store] = REFERENCE_PLATFORM.stores;
    const stores = [
      store,
      { name: 'other', labels: store?.labels ?? {} },
    ] as typeof REFERENCE_PLATFORM.stores;
    expect(findProblems(EXAMPLE, { ...REFERENCE_PLATFORM, stores })).toEqual([
      { path: ['spec', 'storeSelector', 'matchLabels'], message: 'selects several stores: lab-store, other' },
    ]);
  });

  it('gives the Secret the type that is asked for', () => {
    const data = { password: { item: 'music', field: 'password' } };
    const files = treeOfAnswer(promise, { ...EXAMPLE, type: 'kubernetes.io/basic-auth', data });
    expect(files.get('externalsecret.service-music.music.yaml')).toContain('type: kubernetes.io/basic-auth');
  });
});
