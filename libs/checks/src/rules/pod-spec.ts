import { checkAffinity } from './affinity';
import { checkContainers } from './containers';
import { checkAddress } from './ip-address';
import { checkLabels } from './label-selector';
import { checkName, DNS_LABEL, DNS_SUBDOMAIN } from './name-syntax';
import type { Place } from './place';
import { checkPodDns } from './pod-dns';
import { checkPodSecurity } from './security-context';
import { checkTolerations } from './tolerations';
import { checkTopologySpread } from './topology-spread';
import { checkVolumes } from './volumes';

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * Checks a pod's spec.
 *
 * @param addedVolumes names of volumes that a StatefulSet makes from claims
 */
export function checkPodSpec(spec: Place, addedVolumes: readonly string[] = []): void {
  const volumes = checkVolumes(spec.at('volumes'), addedVolumes);
  checkContainers(spec, volumes);
  checkPodNames(spec);
  checkPodDns(spec);
  checkPodSecurity(spec);
  checkLabels(spec.at('nodeSelector'), 'STR633');
  checkAffinity(spec.at('affinity'));
  checkTolerations(spec.at('tolerations'));
  checkTopologySpread(spec.at('topologySpreadConstraints'));
  spec.at('restartPolicy').requireOneOf('STR635', ['Always', 'OnFailure', 'Never']);
  spec.at('preemptionPolicy').requireOneOf('STR635', ['PreemptLowerPriority', 'Never']);
  spec.at('activeDeadlineSeconds').requireRange('STR635', 1, LARGEST_INT32);
  // Kubernetes turns a negative grace period into 1 second, which nobody can have meant.
  spec.at('terminationGracePeriodSeconds').requireRange('STR635', 0);
}

function checkPodNames(spec: Place): void {
  for (const field of ['serviceAccountName', 'nodeName', 'priorityClassName']) {
    checkOptionalName(spec.at(field), DNS_SUBDOMAIN);
  }
  checkName(spec.at('runtimeClassName'), 'STR635', DNS_SUBDOMAIN);
  for (const field of ['hostname', 'subdomain']) checkOptionalName(spec.at(field), DNS_LABEL);
  for (const alias of spec.at('hostAliases').elements) {
    checkAddress(alias.at('ip'), 'STR635');
    for (const hostname of alias.at('hostnames').elements) checkName(hostname, 'STR635', DNS_SUBDOMAIN);
  }
  for (const gate of spec.at('readinessGates').elements) gate.at('conditionType').require('STR635');
}

function checkOptionalName(place: Place, syntax: typeof DNS_LABEL): void {
  if (!place.isEmpty) checkName(place, 'STR635', syntax);
}
