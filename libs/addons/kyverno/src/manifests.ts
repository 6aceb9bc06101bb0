import type { AddonContext } from '@strata/addon';
import type { Manifest } from '@strata/kubernetes';
import { clusterPolicy } from './cluster-policy';
import type { KyvernoConfig } from './schema';

/** Kinds that run pods; Kyverno derives rules for controllers from a rule for pods only where the pod's text decides. */
const WORKLOADS = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** The pattern that every container of a pod must match. */
const everyContainer = (container: object): object => ({
  spec: { '=(ephemeralContainers)': [container], '=(initContainers)': [container], containers: [container] },
});

/** The policies of the platform. */
export function manifests({ config }: AddonContext<KyvernoConfig>): Manifest[] {
  const { policies, exemptNamespaces } = config;
  return [
    clusterPolicy({
      name: 'pinned-images',
      title: 'Images have a tag, and not latest',
      action: policies['pinned-images'],
      kinds: ['Pod'],
      exemptNamespaces,
      rules: {
        tag: {
          message: 'An image without a tag means whatever was pushed last.',
          pattern: everyContainer({ image: '*:*' }),
        },
        'not-latest': {
          message: 'The tag latest means whatever was pushed last.',
          pattern: everyContainer({ image: '!*:latest' }),
        },
      },
    }),
    clusterPolicy({
      name: 'resource-requests',
      title: 'Containers request what they need',
      action: policies['resource-requests'],
      kinds: ['Pod'],
      exemptNamespaces,
      rules: {
        requests: {
          message: 'Without requests for CPU and memory the scheduler overfills nodes.',
          pattern: {
            spec: { containers: [{ resources: { requests: { cpu: '?*', memory: '?*' } } }] },
          },
        },
      },
    }),
    clusterPolicy({
      name: 'default-namespace',
      title: 'Workloads have a namespace of their own',
      action: policies['default-namespace'],
      kinds: WORKLOADS,
      exemptNamespaces: [],
      rules: {
        namespace: {
          message: 'No policy isolates the namespace default.',
          pattern: { metadata: { namespace: '!default' } },
        },
      },
    }),
    clusterPolicy({
      name: 'node-ports',
      title: 'Services are exposed by the Gateway',
      action: policies['node-ports'],
      kinds: ['Service'],
      exemptNamespaces,
      rules: {
        type: {
          message: 'A port on every node bypasses the Gateway, its certificates and its policies.',
          pattern: { spec: { '=(type)': '!NodePort' } },
        },
      },
    }),
  ];
}
