import { checkContainerPorts } from './container-ports';
import { checkEnvironment } from './environment-variables';
import { checkLifecycle } from './lifecycle';
import { checkName, DNS_LABEL } from './name-syntax';
import type { Place } from './place';
import { checkProbes, PROBES } from './probes';
import { checkResources } from './resources';
import { checkContainerSecurity } from './security-context';
import { checkVolumeMounts } from './volume-mounts';

/**
 * Checks the containers and init containers of a pod.
 *
 * @param volumes names of the volumes that the pod has
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
export function checkContainers(spec: Place, volumes: ReadonlySet<string>): void {
  const containers = spec.at('containers');
  containers.require('STR622');
  const names = new Set<string>();
  for (const container of containers.elements) {
    checkContainer(container, spec, volumes, names);
    checkRunning(container, spec);
    if (!container.at('restartPolicy').isAbsent) {
      container.at('restartPolicy').refuse('STR622', 'must be left out, except in init containers');
    }
  }
  for (const container of spec.at('initContainers').elements) {
    checkContainer(container, spec, volumes, names);
    checkInit(container, spec);
  }
}

function checkContainer(
  container: Place,
  spec: Place,
  volumes: ReadonlySet<string>,
  names: Set<string>,
): void {
  checkContainerName(container.at('name'), names);
  const image = container.at('image');
  // A template may leave the image out only where something else is to fill it in, which nothing does here.
  if (image.require('STR622') && /\s/.test(image.text ?? '')) image.refuse('STR622', 'must have no spaces');
  container.at('imagePullPolicy').requireOneOf('STR622', ['Always', 'IfNotPresent', 'Never']);
  const messages = ['File', 'FallbackToLogsOnError'];
  container.at('terminationMessagePolicy').requireOneOf('STR622', messages);
  checkContainerPorts(container.at('ports'), spec.at('hostNetwork').value === true);
  checkEnvironment(container);
  checkVolumeMounts(container, volumes);
  checkResources(container.at('resources'));
  checkContainerSecurity(container.at('securityContext'), spec.at('securityContext'));
}

function checkContainerName(name: Place, names: Set<string>): void {
  if (!name.require('STR622') || name.text === undefined) return;
  checkName(name, 'STR622', DNS_LABEL);
  if (names.has(name.text)) name.refuse('STR622', 'is the name of two containers');
  names.add(name.text);
}

function checkRunning(container: Place, spec: Place): void {
  checkLifecycle(container, spec);
  checkProbes(container);
}

function checkInit(container: Place, spec: Place): void {
  const restartPolicy = container.at('restartPolicy');
  restartPolicy.requireOneOf('STR622', ['Always']);
  if (restartPolicy.text === 'Always') {
    checkRunning(container, spec);
    return;
  }
  for (const field of container.present(['lifecycle', ...PROBES])) {
    container
      .at(field)
      .refuse('STR622', 'must be left out in an init container without restartPolicy Always');
  }
}
