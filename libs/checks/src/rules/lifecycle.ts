import { isMap } from '@strata/compose';
import { checkAction, portNamesOf } from './action';
import type { Place } from './place';

// What the API server fills in for terminationGracePeriodSeconds.
const DEFAULT_GRACE_SECONDS = 30;

/**
 * Checks what is done after a container starts and before it stops.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function checkLifecycle(container: Place, spec: Place): void {
  const grace = spec.at('terminationGracePeriodSeconds').number ?? DEFAULT_GRACE_SECONDS;
  for (const field of ['postStart', 'preStop']) {
    const hook = container.at('lifecycle', field);
    if (!isMap(hook.value)) continue;
    checkAction(hook, ['exec', 'httpGet', 'sleep', 'tcpSocket'], portNamesOf(container));
    hook.at('sleep', 'seconds').requireRange('STR624', 0, grace);
  }
  const signal = container.at('lifecycle', 'stopSignal');
  if (!signal.isAbsent && spec.at('os', 'name').isEmpty) {
    signal.refuse('STR622', 'must be left out in a pod without os.name');
  }
}
