import { isMap } from '@strata/compose';
import { checkDescendingPath } from './file-path';
import type { Place } from './place';

const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
const LARGEST_ID = 2 ** 31 - 1;

/**
 * Checks who a pod runs as and what it may do.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function checkPodSecurity(spec: Place): void {
  const context = spec.at('securityContext');
  checkIds(context, ['runAsUser', 'runAsGroup', 'fsGroup']);
  for (const group of context.at('supplementalGroups').elements) group.requireRange('STR635', 0, LARGEST_ID);
  context.at('fsGroupChangePolicy').requireOneOf('STR635', ['OnRootMismatch', 'Always']);
  context.at('supplementalGroupsPolicy').requireOneOf('STR635', ['Merge', 'Strict']);
  checkProfiles(context);
  checkSysctls(context.at('sysctls'));
  if (spec.at('shareProcessNamespace').value === true && spec.at('hostPID').value === true) {
    spec.at('shareProcessNamespace').refuse('STR635', 'must not be true together with hostPID');
  }
  if (spec.at('hostUsers').value === false) refuseHostNamespaces(spec);
}

function refuseHostNamespaces(spec: Place): void {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (spec.at(field).value === true)
      spec.at(field).refuse('STR635', 'must not be true with hostUsers false');
  }
}

/** Checks who a container runs as, given what its pod says. */
export function checkContainerSecurity(context: Place, podContext: Place): void {
  checkIds(context, ['runAsUser', 'runAsGroup']);
  checkProfiles(context);
  context.at('procMount').requireOneOf('STR635', ['Default', 'Unmasked']);
  if (context.at('allowPrivilegeEscalation').value === false) {
    if (context.at('privileged').value === true) {
      context.refuse('STR635', 'must not be privileged with allowPrivilegeEscalation false');
    }
    if (context.at('capabilities', 'add').elements.some(({ value }) => value === 'CAP_SYS_ADMIN')) {
      context.refuse('STR635', 'must not add CAP_SYS_ADMIN with allowPrivilegeEscalation false');
    }
  }
  refuseRoot(context, podContext);
}

function refuseRoot(context: Place, podContext: Place): void {
  const [user, nonRoot] = ['runAsUser', 'runAsNonRoot'].map((field) =>
    context.at(field).isAbsent ? podContext.at(field) : context.at(field),
  );
  if (user?.value === 0 && nonRoot?.value === true)
    user.refuse('STR635', 'must not be 0 with runAsNonRoot true');
}

function checkIds(context: Place, fields: readonly string[]): void {
  for (const field of fields) context.at(field).requireRange('STR635', 0, LARGEST_ID);
}

function checkProfiles(context: Place): void {
  for (const field of ['seccompProfile', 'appArmorProfile']) {
    const profile = context.at(field);
    if (!isMap(profile.value)) continue;
    const type = profile.at('type');
    type.require('STR635');
    type.requireOneOf('STR635', ['Localhost', 'RuntimeDefault', 'Unconfined']);
    const local = profile.at('localhostProfile');
    if (type.text === 'Localhost') {
      local.require('STR635');
      checkDescendingPath(local, 'STR635');
    } else if (!local.isAbsent && type.text !== undefined) {
      local.refuse('STR635', 'must be left out unless the type is Localhost');
    }
  }
}

function checkSysctls(sysctls: Place): void {
  const seen = new Set<string>();
  for (const sysctl of sysctls.elements) {
    const name = sysctl.at('name');
    if (!name.require('STR635') || name.text === undefined) continue;
    if (!SYSCTL.test(name.text))
      name.refuse('STR635', 'must be the name of a sysctl, such as net.core.somaxconn');
    if (seen.has(name.text)) name.refuse('STR635', 'is the name of two sysctls');
    seen.add(name.text);
  }
}
