import { answer, provePromise } from '@strata/testing';
import promise from './index';
import type { ArgoCDApplicationSpec } from './schema';

const EXAMPLE = promise.example as ArgoCDApplicationSpec;

describe('argocd-application', () => {
  provePromise(promise, {
    directory: __dirname,
    refused: [
      ['no source', { git: undefined }, 'spec needs a chart or git'],
      [
        'two sources',
        { chart: { repository: 'https://charts.example.com', name: 'web', version: '1.0.0' } },
        'spec has a chart and git',
      ],
      [
        'a range of versions',
        { git: undefined, chart: { repository: 'https://charts.example.com', name: 'web', version: '1.x' } },
        'spec.chart.version',
      ],
      [
        'an OCI registry with its scheme',
        { git: undefined, chart: { repository: 'oci:// x', name: 'web', version: '1.0.0' } },
        'spec.chart.repository',
      ],
      [
        'a release name that Helm refuses',
        {
          git: undefined,
          chart: { repository: 'https://c.example.com', name: 'w', version: '1.0.0', releaseName: 'A' },
        },
        'spec.chart.releaseName',
      ],
      ['no project', { project: undefined }, 'spec.project is required'],
      ['a destination without namespace', { destination: { cluster: 'lab' } }, 'spec.destination.namespace'],
      [
        'a path from the root',
        { git: { repository: 'x', revision: 'main', path: '/deploy' } },
        'spec.git.path',
      ],
      ['no revision', { git: { repository: 'x', path: 'deploy' } }, 'spec.git.revision is required'],
      ['a text where a truth belongs', { prune: 'yes' }, 'spec.prune'],
      ['a key that it does not know', { syncPolicy: {} }, 'spec.syncPolicy is not known'],
    ],
  });

  it('refuses a Secret that hides in the values of a chart', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { a: 'b' } };
    const extraObjects = [secret, `apiVersion: v1\nkind: "Secret"\nmetadata: {name: y}\n`];
    const chart = {
      repository: 'https://c.example.com',
      name: 'web',
      version: '1.0.0',
      values: { extraObjects },
    };
    expect(answer(promise, { ...EXAMPLE, git: undefined, chart }).outcome).toBe('violated');
  });
});
