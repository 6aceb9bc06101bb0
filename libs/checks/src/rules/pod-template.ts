import { checkLabelsAndAnnotations } from './metadata';
import { refuseRepeated } from './name-syntax';
import type { Place } from './place';
import { checkPodSpec } from './pod-spec';

/** What the kind of a workload asks of its pods. */
export interface PodRole {
  /** Restart policies that the kind allows. */
  readonly restartPolicies: readonly string[];
  /** Whether the kind refuses a deadline on its pods. */
  readonly runsForever: boolean;
  /** Volumes that the workload adds to each pod. */
  readonly addedVolumes?: readonly string[];
}

/** Pods that a workload keeps running. */
export const LASTING_POD: PodRole = { restartPolicies: ['Always'], runsForever: true };

/** Pods that come to an end. */
export const FINITE_POD: PodRole = { restartPolicies: ['Never', 'OnFailure'], runsForever: false };

/** Checks the pods that a workload makes: `spec.template`. */
export function checkPodTemplate(template: Place, role: PodRole): void {
  checkLabelsAndAnnotations(template.at('metadata'));
  const spec = template.at('spec');
  checkPodSpec(spec, role.addedVolumes);
  const restartPolicy = spec.at('restartPolicy');
  const isLasting = role.restartPolicies.includes('Always');
  // Nothing means Always.
  if (restartPolicy.isEmpty && !isLasting) restartPolicy.refuse('STR629', 'must be Never or OnFailure');
  restartPolicy.requireOneOf('STR629', role.restartPolicies);
  const deadline = spec.at('activeDeadlineSeconds');
  if (role.runsForever && !deadline.isAbsent) {
    deadline.refuse('STR629', 'must be left out for pods that run for ever');
  }
}

/** Checks the claims that a StatefulSet makes for each pod; gives their names. */
export function claimNamesOf(templates: Place): string[] {
  const names = templates.elements.map((template) => template.at('metadata', 'name'));
  refuseRepeated(names, 'STR623', 'is the name of two volume claim templates');
  return names.flatMap(({ text }) => text ?? []);
}
