import { promise, provePolicy, workload } from './policy-table.cases';

const FIRST = 'spec.template.spec.volumes[0].hostPath';
const logs = { volumes: [{ name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } }] };
const volume = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'a' },
  spec,
});

describe('checkHostPaths', () => {
  provePolicy(
    'STR662',
    [
      ...['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].map(
        (kind) => [kind, workload(kind, {}, logs), `${FIRST} opens /var/log of the node to pods`] as const,
      ),
      [
        'a CronJob',
        workload('CronJob', {}, logs),
        'spec.jobTemplate.spec.template.spec.volumes[0].hostPath opens /var/log of the node to pods',
      ],
      [
        'a second volume without a path',
        workload(
          'Job',
          {},
          {
            volumes: [
              { name: 'a', emptyDir: {} },
              { name: 'b', hostPath: {} },
            ],
          },
        ),
        'spec.template.spec.volumes[1].hostPath opens a path of the node to pods',
      ],
      [
        'a persistent volume',
        volume({ hostPath: { path: '/data' } }),
        'spec.hostPath opens /data of the node to pods',
      ],
      [
        'a pipeline',
        promise(logs),
        'spec.workflows.resource.configure[0].spec.volumes[0].hostPath opens /var/log of the node to pods',
      ],
    ],
    [
      ['no volumes', workload('Deployment', {})],
      ['an empty directory', workload('Deployment', {}, { volumes: [{ name: 'a', emptyDir: {} }] })],
      ['NFS', workload('Deployment', {}, { volumes: [{ name: 'a', nfs: { server: 'a', path: '/b' } }] })],
      ['nothing', workload('Deployment', {}, { volumes: [{ name: 'a', hostPath: null }] })],
      ['a local persistent volume', volume({ local: { path: '/data' } })],
    ],
  );
});
