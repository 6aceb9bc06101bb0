import { isMap } from '@strata/compose';
import { checkAction, portNamesOf } from './action';
import type { Place } from './place';

/** The fields of a container that hold a probe. */
export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

/**
 * Checks how the kubelet asks whether a container is well.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function checkProbes(container: Place): void {
  const ports = portNamesOf(container);
  for (const field of PROBES) {
    const probe = container.at(field);
    if (!isMap(probe.value)) continue;
    checkAction(probe, ['exec', 'grpc', 'httpGet', 'tcpSocket'], ports);
    checkNumbers(probe);
    const grace = probe.at('terminationGracePeriodSeconds');
    if (field === 'readinessProbe') {
      if (!grace.isAbsent) grace.refuse('STR624', 'must be left out in a readinessProbe');
    } else {
      const threshold = probe.at('successThreshold').number;
      // Nothing and 0 mean the default, which is 1.
      if (threshold !== undefined && threshold > 1) {
        probe.at('successThreshold').refuse('STR624', `must be 1 in a ${field}`);
      }
    }
  }
}

function checkNumbers(probe: Place): void {
  for (const count of COUNTS) probe.at(count).requireRange('STR624', 0);
  probe.at('terminationGracePeriodSeconds').requireRange('STR624', 1);
}
