import { provePromise, refusals } from '@strata/testing';
import promise from './index';
import type { ArgoCDProjectSpec } from './schema';

const EXAMPLE = promise.example as ArgoCDProjectSpec;

describe('argocd-project', () => {
  provePromise(promise, {
    directory: __dirname,
    refused: [
      ['no repository', { repositories: [] }, 'spec.repositories'],
      ['a denied repository', { repositories: ['!https://git.example.com'] }, 'spec.repositories.0'],
      ['every repository', { repositories: ['*'] }, 'allows every repository'],
      ['every repository by HTTPS', { repositories: ['https://*'] }, 'allows every repository'],
      ['no destination', { destinations: [] }, 'spec.destinations'],
      [
        'a destination without namespaces',
        { destinations: [{ cluster: 'lab', namespaces: [] }] },
        'namespaces',
      ],
      [
        'all of the platform cluster',
        { destinations: [{ cluster: 'lab', namespaces: ['*'] }] },
        'spec.destinations.0.namespaces.0 reaches what runs the platform on lab',
      ],
      [
        'the namespace of Argo CD',
        { destinations: [{ cluster: 'lab', namespaces: ['web', 'argocd'] }] },
        'spec.destinations.0.namespaces.1 reaches',
      ],
      ['a denied namespace', { destinations: [{ cluster: 'x', namespaces: ['!web'] }] }, 'namespaces.0'],
      ['a kind in lower case', { clusterKinds: ['clusterrole'] }, 'spec.clusterKinds.0'],
      ['a key that it does not know', { sourceRepos: [] }, 'spec.sourceRepos is not known'],
      ['no description', { description: '' }, 'spec.description'],
    ],
  });

  it('leaves every namespace of another cluster to its owners', () => {
    const destinations = [{ cluster: 'guest', namespaces: ['*'] }];
    expect(refusals(promise, { ...EXAMPLE, destinations })).toEqual([]);
  });

  it('refuses the name of the project that Argo CD has itself', () => {
    expect(refusals(promise, EXAMPLE, 'default')).toEqual([
      'metadata.name is a project that Argo CD has itself',
    ]);
  });
});
