import { checkLabelSelector } from './label-selector';
import { checkName, QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';

/**
 * Checks how pods are spread over the nodes.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function checkTopologySpread(constraints: Place): void {
  const seen = new Set<string>();
  for (const constraint of constraints.elements) {
    checkConstraint(constraint);
    const identity = JSON.stringify(
      ['topologyKey', 'whenUnsatisfiable'].map((field) => constraint.at(field).text),
    );
    if (seen.has(identity)) {
      constraint.refuse('STR633', 'has the topologyKey and whenUnsatisfiable of another constraint');
    }
    seen.add(identity);
  }
}

function checkConstraint(constraint: Place): void {
  constraint.at('maxSkew').requireRange('STR633', 1);
  const key = constraint.at('topologyKey');
  if (key.require('STR633')) checkName(key, 'STR633', QUALIFIED_NAME);
  const otherwise = constraint.at('whenUnsatisfiable');
  otherwise.require('STR633');
  otherwise.requireOneOf('STR633', ['DoNotSchedule', 'ScheduleAnyway']);
  const domains = constraint.at('minDomains');
  domains.requireRange('STR633', 1);
  if (!domains.isAbsent && otherwise.text === 'ScheduleAnyway') {
    domains.refuse('STR633', 'must be left out unless whenUnsatisfiable is DoNotSchedule');
  }
  for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
    constraint.at(field).requireOneOf('STR633', ['Honor', 'Ignore']);
  }
  checkLabelSelector(constraint.at('labelSelector'), 'STR633');
  checkMatchLabelKeys(constraint, 'matchLabelKeys');
}

/** Checks the keys of labels whose values are taken from the new pod itself. */
export function checkMatchLabelKeys(term: Place, field: string): void {
  const keys = term.at(field);
  if (!keys.isEmpty && term.at('labelSelector').isAbsent) {
    keys.refuse('STR633', 'must be left out without a labelSelector');
  }
  for (const key of keys.elements) checkName(key, 'STR633', QUALIFIED_NAME);
}
