import { promise, provePolicy, workload } from './policy-table.cases';

const POD = 'spec.template.spec';
const missing = (container: string, ...resources: string[]) =>
  resources.map((resource) => `${container}.resources.requests.${resource} is required`);
const both = { resources: { requests: { cpu: '10m', memory: '32Mi' } } };

describe('checkRequests', () => {
  provePolicy(
    'STR661',
    [
      ...['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].map(
        (kind) =>
          [
            `a ${kind} without resources`,
            workload(kind, {}),
            ...missing(`${POD}.containers[0]`, 'cpu', 'memory'),
          ] as const,
      ),
      [
        'a CronJob without resources',
        workload('CronJob', {}),
        ...missing('spec.jobTemplate.spec.template.spec.containers[0]', 'cpu', 'memory'),
      ],
      [
        'cpu alone',
        workload('Deployment', { resources: { requests: { cpu: '10m' } } }),
        ...missing(`${POD}.containers[0]`, 'memory'),
      ],
      [
        'a limit for memory alone',
        workload('Deployment', { resources: { limits: { memory: '32Mi' } } }),
        ...missing(`${POD}.containers[0]`, 'cpu'),
      ],
      [
        'a container that runs first',
        workload('Deployment', both, { initContainers: [{ name: 'wait' }] }),
        ...missing(`${POD}.initContainers[0]`, 'cpu', 'memory'),
      ],
      [
        'a pod that requests cpu for all',
        workload('Deployment', {}, { resources: { requests: { cpu: '1' } } }),
        ...missing(`${POD}.containers[0]`, 'memory'),
      ],
    ],
    [
      ['both requests', workload('Deployment', both)],
      [
        'limits, which are requests too',
        workload('Job', { resources: { limits: { cpu: 1, memory: '1Gi' } } }),
      ],
      [
        'a request and a limit',
        workload('Job', { resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } }),
      ],
      ['requests of the pod', workload('StatefulSet', {}, both)],
      [
        'a single pod',
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a' }] } },
      ],
      ['a pipeline', promise({ containers: [{ name: 'a', image: 'a:1' }] })],
    ],
  );
});
