import { groupKindOf } from '@strata/kubernetes';
import { containersOf, podSpecOf } from './pod-parts';
import type { PolicyFinding, PolicySubject } from './policy';

/** The kinds that bring the pods of the platform; single pods and pipelines come and go. */
const WORKLOADS: readonly string[] = [
  'ReplicationController',
  'DaemonSet.apps',
  'Deployment.apps',
  'ReplicaSet.apps',
  'StatefulSet.apps',
  'CronJob.batch',
  'Job.batch',
];

const RESOURCES = ['cpu', 'memory'] as const;

/** Containers of workloads that do not say how much they need. */
export function checkRequests({ object }: PolicySubject): PolicyFinding[] {
  const spec = WORKLOADS.includes(groupKindOf(object)) ? podSpecOf(object) : undefined;
  if (spec === undefined) return [];
  // What a pod requests as a whole, it requests for all of its containers; a limit alone is taken as the request.
  const isGiven = (holder: typeof spec, resource: string): boolean =>
    ['requests', 'limits'].some((field) => holder.at('resources', field, resource).exists);
  const missing = RESOURCES.filter((resource) => !isGiven(spec, resource));
  return containersOf(spec)
    .filter(({ path }) => !path.includes('ephemeralContainers'))
    .flatMap((container) =>
      missing
        .filter((resource) => !isGiven(container, resource))
        .map((resource) => ({
          path: container.at('resources', 'requests', resource).path,
          message: 'is required',
        })),
    );
}
