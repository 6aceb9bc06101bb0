import { checkIntOrPercent } from './int-or-percent';
import { checkLabelSelector } from './label-selector';
import type { Place } from './place';

/**
 * Checks a PodDisruptionBudget.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function checkDisruptionBudget(object: Place): void {
  const spec = object.at('spec');
  const [minimum, maximum] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
  if (!minimum.isAbsent && !maximum.isAbsent) {
    maximum.refuse('STR630', 'must be left out when there is minAvailable');
  }
  for (const count of [minimum, maximum]) checkIntOrPercent(count, 'STR630', { maximumPercent: 100 });
  checkLabelSelector(spec.at('selector'), 'STR630');
  spec.at('unhealthyPodEvictionPolicy').requireOneOf('STR630', ['AlwaysAllow', 'IfHealthyBudget']);
}
