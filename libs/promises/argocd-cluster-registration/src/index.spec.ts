import { provePromise, treeOfAnswer } from '@strata/testing';
import promise from './index';
import type { ArgoCDClusterRegistrationSpec } from './schema';

const EXAMPLE = promise.example as ArgoCDClusterRegistrationSpec;

describe('argocd-cluster-registration', () => {
  provePromise(promise, {
    directory: __dirname,
    refused: [
      ['a server without TLS', { server: 'http://media' }, 'spec.server'],
      ['a server with a space', { server: 'https://a b' }, 'spec.server'],
      ['no source', { source: undefined }, 'spec.source is required'],
      ['a source without namespace', { source: { secret: 'vc-media' } }, 'spec.source.namespace is required'],
      ['a Secret in capitals', { source: { secret: 'VC', namespace: 'x' } }, 'spec.source.secret'],
      ['no item', { item: '' }, 'spec.item'],
      ['a label that is no key', { labels: { 'bad key': 'x' } }, 'spec.labels.bad key is no key of a label'],
      ['a label that is no value', { labels: { a: 'x y' } }, 'spec.labels.a is no value of a label'],
      [
        'the label that makes a registration',
        { labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
        'is what makes the Secret a registration',
      ],
      ['a number as a label', { labels: { a: 1 } }, 'spec.labels.a'],
      ['a key that it does not know', { token: 'x' }, 'spec.token is not known'],
    ],
  });

  it('keeps texts that look like templates as they are', () => {
    const annotations = { note: '{{ .ca }}' };
    const files = treeOfAnswer(promise, { ...EXAMPLE, annotations });
    expect(files.get('externalsecret.argocd.cluster-music.yaml')).toContain('{{ "{{" }} .ca }}');
  });
});
