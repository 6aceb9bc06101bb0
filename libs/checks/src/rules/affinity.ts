import { isExistenceOperator, isSetOperator, checkLabelSelector } from './label-selector';
import { checkName, DNS_LABEL, DNS_SUBDOMAIN, LABEL_VALUE, QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';
import { checkMatchLabelKeys } from './topology-spread';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/**
 * Checks which nodes and neighbours a pod asks for.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export function checkAffinity(affinity: Place): void {
  const node = affinity.at('nodeAffinity');
  if (!node.at(REQUIRED).isAbsent) checkNodeSelector(node.at(REQUIRED));
  for (const preference of node.at(PREFERRED).elements) {
    preference.at('weight').requireRange('STR633', 1, 100);
    checkNodeTerm(preference.at('preference'));
  }
  for (const field of ['podAffinity', 'podAntiAffinity']) {
    const pods = affinity.at(field);
    for (const term of pods.at(REQUIRED).elements) checkPodTerm(term);
    for (const preference of pods.at(PREFERRED).elements) {
      preference.at('weight').requireRange('STR633', 1, 100);
      checkPodTerm(preference.at('podAffinityTerm'));
    }
  }
}

/** Checks a choice of nodes by terms, as affinity and volumes write it. */
export function checkNodeSelector(selector: Place): void {
  const terms = selector.at('nodeSelectorTerms');
  terms.require('STR633');
  for (const term of terms.elements) checkNodeTerm(term);
}

function checkNodeTerm(term: Place): void {
  for (const requirement of term.at('matchExpressions').elements) checkRequirement(requirement);
  for (const requirement of term.at('matchFields').elements) checkFieldRequirement(requirement);
}

function checkRequirement(requirement: Place): void {
  const operator = requirement.at('operator');
  const values = requirement.at('values');
  operator.require('STR633');
  operator.requireOneOf('STR633', ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']);
  if (isSetOperator(operator.text)) values.require('STR633');
  if (isExistenceOperator(operator.text) && !values.isEmpty) {
    values.refuse('STR633', `must be left out with the operator ${operator.text}`);
  }
  if ((operator.text === 'Gt' || operator.text === 'Lt') && values.elements.length !== 1) {
    values.refuse('STR633', `must hold one number with the operator ${operator.text}`);
  }
  const key = requirement.at('key');
  if (key.require('STR633')) checkName(key, 'STR633', QUALIFIED_NAME);
  for (const value of values.elements) checkName(value, 'STR633', LABEL_VALUE);
}

function checkFieldRequirement(requirement: Place): void {
  const operator = requirement.at('operator');
  operator.require('STR633');
  operator.requireOneOf('STR633', ['In', 'NotIn']);
  requirement.at('key').requireOneOf('STR633', ['metadata.name']);
  const values = requirement.at('values');
  if (values.elements.length !== 1) values.refuse('STR633', 'must hold one name for a field of a node');
  for (const value of values.elements) checkName(value, 'STR633', DNS_SUBDOMAIN);
}

function checkPodTerm(term: Place): void {
  const key = term.at('topologyKey');
  if (key.require('STR633')) checkName(key, 'STR633', QUALIFIED_NAME);
  checkLabelSelector(term.at('labelSelector'), 'STR633');
  checkLabelSelector(term.at('namespaceSelector'), 'STR633');
  for (const namespace of term.at('namespaces').elements) checkName(namespace, 'STR633', DNS_LABEL);
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys']) checkMatchLabelKeys(term, field);
}
