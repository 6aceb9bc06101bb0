import { promise, provePolicy, workload } from './policy-table.cases';

const IMAGE = 'spec.template.spec.containers[0].image';
const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const movedTo = (tag: string) => `has the tag "${tag}", which is moved to newer images`;
const container = (image: string) => workload('Deployment', { image });

describe('checkImageTags', () => {
  provePolicy(
    'STR660',
    [
      ['no tag', container('nginx'), `${IMAGE} has no tag, which means latest`],
      [
        'the port of a registry alone',
        container('registry.example.com:5000/nginx'),
        `${IMAGE} has no tag, which means latest`,
      ],
      ['latest', container('nginx:latest'), `${IMAGE} ${movedTo('latest')}`],
      ['the latest of a version', container('nginx:v1-latest'), `${IMAGE} ${movedTo('v1-latest')}`],
      ...['stable', 'main', 'edge', 'master', 'develop', 'nightly', 'alpine'].map(
        (tag) => [tag, container(`ghcr.io/a/b:${tag}`), `${IMAGE} ${movedTo(tag)}`] as const,
      ),
      ...['edge-amd64', 'stable-alpine3.20', 'main-x86_64', 'release-jre17'].map(
        (tag) => [`digits of a variant, ${tag}`, container(`a:${tag}`), `${IMAGE} ${movedTo(tag)}`] as const,
      ),
      [
        'a container that runs first',
        workload('Job', { image: 'a:1.0' }, { initContainers: [{ name: 'b', image: 'b' }] }),
        'spec.template.spec.initContainers[0].image has no tag, which means latest',
      ],
      [
        'a CronJob',
        workload('CronJob', { image: 'a:main' }),
        `spec.jobTemplate.spec.template.spec.containers[0].image ${movedTo('main')}`,
      ],
      [
        'an image as a volume',
        workload(
          'DaemonSet',
          { image: 'a:1' },
          { volumes: [{ name: 'm', image: { reference: 'models:stable' } }] },
        ),
        `spec.template.spec.volumes[0].image.reference ${movedTo('stable')}`,
      ],
      [
        'a pipeline of Kratix',
        promise({ containers: [{ name: 'a', image: 'a:latest' }] }),
        `spec.workflows.resource.configure[0].spec.containers[0].image ${movedTo('latest')}`,
      ],
      [
        'a dependency of a promise',
        promise({}, [container('a')]),
        `spec.dependencies[0].${IMAGE} has no tag, which means latest`,
      ],
    ],
    [
      ...[
        'v4.0.2',
        '1.29-alpine',
        '3',
        '2024-05-01',
        'RELEASE.2024-05-01T01-02-03Z',
        'main-4f2a91c',
        '64',
      ].map((tag) => [tag, container(`registry.example.com:5000/a:${tag}`)] as const),
      ['a digest', container(`nginx@${DIGEST}`)],
      ['a digest beside latest', container(`nginx:latest@${DIGEST}`)],
      ['a pipeline with a version', promise({ containers: [{ name: 'a', image: 'a:0.1.0' }] })],
      ['a container without an image', workload('Deployment', {})],
      [
        'another kind',
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { image: 'a' } },
      ],
    ],
  );
});
