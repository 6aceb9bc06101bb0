import { checkDescendingPath } from './file-path';
import { refuseRepeated } from './name-syntax';
import type { Place } from './place';

/**
 * Checks where a container mounts the volumes of its pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function checkVolumeMounts(container: Place, volumes: ReadonlySet<string>): void {
  const mounts = container.at('volumeMounts').elements;
  for (const mount of mounts) {
    checkVolumeName(mount.at('name'), volumes);
    mount.at('mountPath').require('STR623');
    for (const field of ['subPath', 'subPathExpr']) checkDescendingPath(mount.at(field), 'STR623');
    if (!mount.at('subPath').isEmpty && !mount.at('subPathExpr').isEmpty) {
      mount.at('subPathExpr').refuse('STR623', 'must be left out when there is a subPath');
    }
    checkPropagation(mount, container.at('securityContext', 'privileged').value === true);
  }
  for (const device of container.at('volumeDevices').elements) {
    checkVolumeName(device.at('name'), volumes);
    device.at('devicePath').require('STR623');
  }
  const paths = mounts.map((mount) => mount.at('mountPath'));
  refuseRepeated(paths, 'STR623', 'is the mountPath of two volumes');
}

function checkVolumeName(name: Place, volumes: ReadonlySet<string>): void {
  if (name.require('STR623') && name.text !== undefined && !volumes.has(name.text)) {
    name.refuse('STR623', 'must be the name of a volume of the pod');
  }
}

function checkPropagation(mount: Place, isPrivileged: boolean): void {
  const propagation = mount.at('mountPropagation');
  propagation.requireOneOf('STR623', ['None', 'HostToContainer', 'Bidirectional']);
  if (propagation.text === 'Bidirectional' && !isPrivileged) {
    propagation.refuse('STR623', 'must not be Bidirectional in a container that is not privileged');
  }
  const recursive = mount.at('recursiveReadOnly');
  recursive.requireOneOf('STR623', ['Disabled', 'IfPossible', 'Enabled']);
  if (/^(?:IfPossible|Enabled)$/.test(recursive.text ?? '') && mount.at('readOnly').value !== true) {
    recursive.refuse('STR623', 'must be left out unless readOnly is true');
  }
}
