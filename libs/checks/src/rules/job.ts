import { checkCronSchedule, checkTimeZone } from './cron-schedule';
import { checkLabelsAndAnnotations } from './metadata';
import { checkLabelSelector, selectsLabels } from './label-selector';
import type { Place } from './place';
import { checkPodTemplate, FINITE_POD } from './pod-template';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
];

/**
 * Checks a Job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function checkJob(object: Place): void {
  checkJobSpec(object.at('spec'));
  checkSelector(object.at('spec'));
  const name = object.at('metadata', 'name');
  // The name becomes a label of its pods, unless these are selected by hand.
  const isLabel = object.at('spec', 'manualSelector').value !== true;
  if (isLabel && (name.text?.length ?? 0) > 63) name.refuse('STR620', 'must have at most 63 characters');
}

/**
 * Checks a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function checkCronJob(object: Place): void {
  const spec = object.at('spec');
  const name = object.at('metadata', 'name');
  // Each Job's name is this one with 11 more characters.
  if ((name.text?.length ?? 0) > 52) name.refuse('STR620', 'must have at most 52 characters');
  checkCronSchedule(spec.at('schedule'));
  checkTimeZone(spec.at('timeZone'));
  spec.at('concurrencyPolicy').requireOneOf('STR629', ['Allow', 'Forbid', 'Replace']);
  for (const field of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    spec.at(field).requireRange('STR629', 0);
  }
  const template = spec.at('jobTemplate');
  checkLabelsAndAnnotations(template.at('metadata'));
  checkJobSpec(template.at('spec'));
  for (const field of template.at('spec').present(['selector', 'manualSelector'])) {
    const place = template.at('spec', field);
    if (place.value !== false) place.refuse('STR621', 'must be left out of the template of a CronJob');
  }
}

function checkJobSpec(spec: Place): void {
  for (const field of COUNTS) spec.at(field).requireRange('STR629', 0);
  spec.at('completionMode').requireOneOf('STR629', ['Indexed', 'NonIndexed']);
  spec.at('podReplacementPolicy').requireOneOf('STR629', ['Failed', 'TerminatingOrFailed']);
  if (spec.at('completionMode').text === 'Indexed') {
    if (spec.at('completions').isAbsent) {
      spec.at('completions').refuse('STR629', 'is required with the completionMode Indexed');
    }
    const [failed, completions] = [spec.at('maxFailedIndexes'), spec.at('completions')];
    if ((failed.number ?? 0) > (completions.number ?? Infinity)) {
      failed.refuse('STR629', 'must not be more than completions');
    }
    if (!failed.isAbsent && spec.at('backoffLimitPerIndex').isAbsent) {
      spec.at('backoffLimitPerIndex').refuse('STR629', 'is required with maxFailedIndexes');
    }
  } else {
    for (const field of spec.present(['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])) {
      spec.at(field).refuse('STR629', 'must be left out unless the completionMode is Indexed');
    }
  }
  checkPodTemplate(spec.at('template'), FINITE_POD);
  if (
    !spec.at('podFailurePolicy').isAbsent &&
    spec.at('template', 'spec', 'restartPolicy').text === 'OnFailure'
  ) {
    spec.at('template', 'spec', 'restartPolicy').refuse('STR629', 'must be Never with a podFailurePolicy');
  }
}

function checkSelector(spec: Place): void {
  const selector = spec.at('selector');
  if (spec.at('manualSelector').value !== true) {
    if (!selector.isEmpty) selector.refuse('STR621', 'must be left out unless manualSelector is true');
    return;
  }
  checkLabelSelector(selector, 'STR621');
  if (selector.isAbsent) selector.refuse('STR621', 'is required with manualSelector true');
  const labels = spec.at('template', 'metadata', 'labels');
  if (!selectsLabels(selector, labels)) labels.refuse('STR621', 'must be what spec.selector selects');
}
