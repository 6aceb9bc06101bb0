import { EXAMPLE_FACTS } from './example-place';
import { application, applicationSet, provePolicy } from './policy-table.cases';

const git = (targetRevision?: string, repoURL = 'https://github.com/example/web') => ({
  source: { repoURL, path: 'deploy', targetRevision },
});
const REVISION = 'spec.source.targetRevision';
const OWN = EXAMPLE_FACTS.repository.url;
const PLACEHOLDER = '{{ .metadata.annotations.addons_repo_url }}';
const not = (revision: string) => `must be a tag or a commit, not "${revision}"`;

describe('checkGitRevisions', () => {
  provePolicy(
    'STR670',
    [
      ...[
        'HEAD',
        'main',
        'master',
        'develop',
        'release-1.2',
        'refs/heads/main',
        'refs/heads/v1.2.3',
        'refs/tags/stable',
        'v1',
        '1.2.*',
        '>=1.0.0',
        '~1.2.3',
        '1.2.3.x',
        'deadbeef',
      ].map((revision) => [revision, application(git(revision)), `${REVISION} ${not(revision)}`] as const),
      ['no revision', application(git()), `${REVISION} is required: without it the first branch is followed`],
      ['a set', applicationSet(git('main')), `spec.template.${REVISION} ${not('main')}`],
      [
        'what a generator gives',
        applicationSet(git('{{ .values.version }}'), [{ clusters: { values: { version: 'main' } } }]),
        `spec.generators[0].clusters.values.version ${not('main')}`,
      ],
      [
        'what a generator reads',
        applicationSet({}, [{ git: { repoURL: 'https://github.com/example/web', revision: 'HEAD' } }]),
        `spec.generators[0].git.revision ${not('HEAD')}`,
      ],
      [
        'an artifact',
        application(git('latest', 'oci://ghcr.io/example/web')),
        `${REVISION} ${not('latest')}`,
      ],
      [
        'whatever is first in the own repository',
        application(git('HEAD', OWN)),
        `${REVISION} ${not('HEAD')}`,
      ],
      ['a range of the own repository', application(git('1.*', OWN)), `${REVISION} ${not('1.*')}`],
    ],
    [
      ...[
        'v0.93.0',
        '1.2.3',
        'web-1.2.3-rc.1',
        '2024-05-01',
        'refs/tags/v1',
        '4f2a91c',
        '0123456789abcdef0123456789abcdef01234567',
      ].map((revision) => [revision, application(git(revision))] as const),
      ['the branch of the own repository', application(git('main', OWN))],
      ['the own repository in another spelling', application(git('main', OWN.replace('.git', '')))],
      ['another branch of the own repository', application(git('guests', OWN))],
      [
        'placeholders of the own repository',
        applicationSet(git('{{ .metadata.annotations.addons_repo_revision }}', PLACEHOLDER)),
      ],
      ['the own repository, whose branch is written out', applicationSet(git('main', PLACEHOLDER))],
      [
        'a tag that a generator gives',
        applicationSet(git('{{ .values.version }}'), [{ clusters: { values: { version: 'v1.5.1' } } }]),
      ],
      ['a version of an artifact', application(git('1.4', 'oci://ghcr.io/example/web'))],
      ['a chart', application({ source: { ...git('1.x').source, chart: 'web' } })],
    ],
  );
});
