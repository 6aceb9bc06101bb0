import type { AddonContext } from '@strata/addon';
import { coreObject } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { PlatformSchedulingConfig, SchedulingClass } from './schema';

/**
 * A PriorityClass for each class.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export function manifests({ config }: AddonContext<PlatformSchedulingConfig>): Manifest[] {
  return Object.entries(config.classes).map(([name, entry]) => priorityClass(name, entry));
}

function priorityClass(name: string, entry: SchedulingClass): Manifest {
  return coreObject(
    'PriorityClass',
    { name },
    {
      value: entry.value,
      description: entry.description,
      preemptionPolicy: entry.preemption ? 'PreemptLowerPriority' : 'Never',
      // The API server drops a false here, which would show as a difference for ever.
      ...(entry.default === true ? { globalDefault: true } : {}),
    },
  );
}
