import { checkName, LABEL_VALUE, QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';

/**
 * Checks which taints a pod tolerates.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export function checkTolerations(tolerations: Place): void {
  for (const toleration of tolerations.elements) checkToleration(toleration);
}

function checkToleration(toleration: Place): void {
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((field) =>
    toleration.at(field),
  ) as [Place, Place, Place, Place];
  if (!key.isEmpty) {
    checkName(key, 'STR633', QUALIFIED_NAME);
    operator.requireOneOf('STR633', ['Equal', 'Exists']);
  } else if (operator.text !== 'Exists') operator.refuse('STR633', 'must be Exists when there is no key');
  if (operator.text === 'Exists') {
    if (!value.isEmpty) value.refuse('STR633', 'must be left out with the operator Exists');
  } else checkName(value, 'STR633', LABEL_VALUE);
  effect.requireOneOf('STR633', ['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
  if (!toleration.at('tolerationSeconds').isAbsent && effect.text !== 'NoExecute') {
    effect.refuse('STR633', 'must be NoExecute with tolerationSeconds');
  }
}
