import type { Field } from './field';

/** Where the pod template of a workload stands, by kind. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  'DaemonSet.apps': ['spec', 'template'],
  'Deployment.apps': ['spec', 'template'],
  'ReplicaSet.apps': ['spec', 'template'],
  'StatefulSet.apps': ['spec', 'template'],
  'Job.batch': ['spec', 'template'],
  'CronJob.batch': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The kinds that run pods. */
export const WORKLOADS: readonly string[] = Object.keys(TEMPLATES);

/** The pod template of a workload, with `metadata` and `spec`; undefined for other kinds. */
export function podTemplateOf(kind: string, root: Field): Field | undefined {
  const steps = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  return steps === undefined ? undefined : root.at(...steps);
}
