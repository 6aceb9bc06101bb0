import { application, applicationSet, provePolicy } from './policy-table.cases';

const chart = (targetRevision?: string) => ({
  source: { repoURL: 'https://charts.example.com', chart: 'web', targetRevision },
});
const REVISION = 'spec.source.targetRevision';

describe('checkChartVersions', () => {
  provePolicy(
    'STR669',
    [
      ...['*', '>=1', '1.x', '~1.2', '^1.2.3', '1.2.*', '1.2', 'latest', 'HEAD', '>=1.2.3 <2'].map(
        (range) =>
          [
            range,
            application(chart(range)),
            `${REVISION} must be one exact version, not "${range}"`,
          ] as const,
      ),
      ['no version', application(chart()), `${REVISION} is required`],
      [
        'a set',
        applicationSet(chart('1.x')),
        `spec.template.${REVISION} must be one exact version, not "1.x"`,
      ],
      [
        'what a generator gives',
        applicationSet(chart('{{ .values.version }}'), [{ clusters: { values: { version: '*' } } }]),
        'spec.generators[0].clusters.values.version must be one exact version, not "*"',
      ],
    ],
    [
      ...['1.2.3', 'v0.93.0', '1.2.3-rc.1', '1.2.3+build.5'].map(
        (version) => [version, application(chart(version))] as const,
      ),
      [
        'what a generator gives',
        applicationSet(chart('{{.values.version}}'), [{ clusters: { values: { version: '10.9.5' } } }]),
      ],
      ['what only a cluster knows', applicationSet(chart('{{ .metadata.labels.web_version }}'))],
      [
        'a directory',
        application({ source: { repoURL: 'https://git.example.com/a', path: 'a', targetRevision: 'main' } }),
      ],
    ],
  );
});
