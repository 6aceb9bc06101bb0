import type { Manifest } from '@strata/kubernetes';
import { application, applicationSet, provePolicy } from './policy-table.cases';

const REFUSED = 'must not start with http://';
const source = (repoURL: string) => ({ repoURL, targetRevision: 'v1.2.3' });
const project = (...sourceRepos: string[]): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'a', namespace: 'argocd' },
  spec: { sourceRepos },
});
const store = (url: string): Manifest => ({
  apiVersion: 'platform.kratix.io/v1alpha1',
  kind: 'GitStateStore',
  metadata: { name: 'state' },
  spec: { url },
});
const declaration = (type: string, url: string, kind = 'ExternalSecret'): Manifest => {
  const spec = {
    target: {
      template: { metadata: { labels: { 'argocd.argoproj.io/secret-type': type } }, data: { url } },
    },
  };
  return {
    apiVersion: 'external-secrets.io/v1',
    kind,
    metadata: { name: 'a' },
    spec: kind === 'ExternalSecret' ? spec : { externalSecretSpec: spec },
  };
};

describe('checkPlainHttp', () => {
  provePolicy(
    'STR668',
    [
      [
        'an Application',
        application({ source: source('http://git.example.com/a') }),
        `spec.source.repoURL ${REFUSED}`,
      ],
      [
        'one of several sources',
        application({ sources: [source('https://a.example.com'), source('HTTP://b.example.com')] }),
        `spec.sources[1].repoURL ${REFUSED}`,
      ],
      [
        'a set',
        applicationSet({ source: source('http://git.example.com/a') }),
        `spec.template.spec.source.repoURL ${REFUSED}`,
      ],
      [
        'a generator',
        applicationSet({}, [
          {
            matrix: {
              generators: [
                { clusters: {} },
                { git: { repoURL: 'http://a.example.com', revision: 'v1.0.0' } },
              ],
            },
          },
        ]),
        `spec.generators[0].matrix.generators[1].git.repoURL ${REFUSED}`,
      ],
      [
        'a project',
        project('https://a.example.com/*', 'http://charts.example.com'),
        `spec.sourceRepos[1] ${REFUSED}`,
      ],
      [
        'a repository with its credentials',
        declaration('repository', 'http://a.example.com'),
        `spec.target.template.data.url ${REFUSED}`,
      ],
      [
        'credentials of many repositories',
        declaration('repo-creds', 'http://a.example.com', 'ClusterExternalSecret'),
        `spec.externalSecretSpec.target.template.data.url ${REFUSED}`,
      ],
      ['the state of Kratix', store('http://git.example.com/state.git'), `spec.url ${REFUSED}`],
    ],
    [
      ['HTTPS', application({ source: source('https://git.example.com/a') })],
      [
        'SSH and OCI',
        application({ sources: [source('git@example.com:a/b.git'), source('ghcr.io/charts')] }),
      ],
      ['a placeholder', applicationSet({ source: source('{{ .metadata.annotations.addons_repo_url }}') })],
      ['a project that forbids it', project('!http://charts.example.com', 'https://a.example.com')],
      ['another Secret', declaration('cluster', 'http://a.example.com')],
      ['the state over SSH', store('ssh://git@example.com/state.git')],
    ],
  );
});
