import { promise, provePolicy, workload } from './policy-table.cases';

const POD = 'spec.template.spec';
const SHARED = 'must not be true: the pod shares a namespace of its node';
const ANYTHING = 'must not be true: the container may do anything on its node';
const adding = (...add: unknown[]) => ({ securityContext: { capabilities: { drop: ['ALL'], add } } });

describe('checkPrivileges', () => {
  provePolicy(
    'STR663',
    [
      [
        'a privileged container',
        workload('DaemonSet', { securityContext: { privileged: true } }),
        `${POD}.containers[0].securityContext.privileged ${ANYTHING}`,
      ],
      [
        'a privileged container that runs first',
        workload('Job', {}, { initContainers: [{ name: 'a', securityContext: { privileged: true } }] }),
        `${POD}.initContainers[0].securityContext.privileged ${ANYTHING}`,
      ],
      ...['hostNetwork', 'hostPID', 'hostIPC'].map(
        (field) =>
          [field, workload('Deployment', {}, { [field]: true }), `${POD}.${field} ${SHARED}`] as const,
      ),
      [
        'a capability',
        workload('Deployment', adding('NET_ADMIN')),
        `${POD}.containers[0].securityContext.capabilities.add[0] must not add the capability NET_ADMIN`,
      ],
      [
        'one capability too many',
        workload('Deployment', adding('NET_BIND_SERVICE', 'ALL')),
        `${POD}.containers[0].securityContext.capabilities.add[1] must not add the capability ALL`,
      ],
      [
        'everything at once',
        workload('CronJob', { securityContext: { privileged: true } }, { hostNetwork: true }),
        `spec.jobTemplate.spec.template.spec.hostNetwork ${SHARED}`,
        `spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged ${ANYTHING}`,
      ],
      [
        'a pipeline',
        promise({ containers: [{ name: 'a', image: 'a:1', securityContext: { privileged: true } }] }),
        `spec.workflows.resource.configure[0].spec.containers[0].securityContext.privileged ${ANYTHING}`,
      ],
    ],
    [
      ['no security context', workload('Deployment', {})],
      ['privileged false', workload('Deployment', { securityContext: { privileged: false } })],
      ['the capability of web servers', workload('Deployment', adding('NET_BIND_SERVICE'))],
      ['namespaces of its own', workload('Deployment', {}, { hostNetwork: false, hostPID: false })],
      ['odd values', workload('Deployment', adding(1, null), { hostIPC: 'true' })],
    ],
  );
});
