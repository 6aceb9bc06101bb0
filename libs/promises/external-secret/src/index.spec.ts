import { provePromise, treeOfAnswer } from '@strata/testing';
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
      ['no selector', { storeSelector: { matchLabels: {} } }, 'spec.storeSelector.matchLabels'],
      [
        'a selector that selects no store',
        { storeSelector: { matchLabels: { team: 'music' } } },
        'spec.storeSelector.matchLabels no ClusterSecretStore of the host has team=music; there are lab-store (sync_to_vclusters=true)',
      ],
      ['the namespace of Argo CD', { namespace: 'argocd' }, 'spec.namespace belongs to the platform itself'],
      ['a namespace in capitals', { namespace: 'Music' }, 'spec.namespace'],
      ['a type with a space', { type: 'a b' }, 'spec.type'],
      ['a name in capitals', { secretName: 'A' }, 'spec.secretName'],
      ['a value of its own', { stringData: { A: 'b' } }, 'spec.stringData is not known'],
    ],
  });

  it('gives the Secret the type that is asked for', () => {
    const files = treeOfAnswer(promise, { ...EXAMPLE, type: 'kubernetes.io/basic-auth' });
    expect(files.get('externalsecret.service-music.music.yaml')).toContain('type: kubernetes.io/basic-auth');
  });
});
