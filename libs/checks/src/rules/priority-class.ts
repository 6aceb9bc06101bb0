import type { Place } from './place';

const LARGEST_VALUE = 1_000_000_000;

const SYSTEM_VALUES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

/**
 * Checks a PriorityClass.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export function checkPriorityClass(object: Place): void {
  const name = object.at('metadata', 'name');
  const value = object.at('value');
  if (name.text?.startsWith('system-') === true) {
    if (SYSTEM_VALUES[name.text] !== value.value) {
      name.refuse('STR630', 'must not start with system-, which is kept for the classes of Kubernetes');
    }
  } else if ((value.number ?? 0) > LARGEST_VALUE) value.refuse('STR630', `must be at most ${LARGEST_VALUE}`);
  object.at('preemptionPolicy').requireOneOf('STR630', ['Never', 'PreemptLowerPriority']);
}
