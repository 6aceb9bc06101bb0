import { checkIntOrPercent, isNone } from './int-or-percent';
import { checkLabelSelector, selectsLabels } from './label-selector';
import { checkName, DNS_LABEL } from './name-syntax';
import { checkClaimSpec } from './persistent-volume-claim';
import type { Place } from './place';
import { checkPodTemplate, claimNamesOf, LASTING_POD } from './pod-template';

// What the API server fills in for progressDeadlineSeconds.
const DEFAULT_PROGRESS_SECONDS = 600;

/**
 * Checks a Deployment.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function checkDeployment(object: Place): void {
  const spec = object.at('spec');
  checkReplicas(spec);
  checkSelection(spec);
  checkPodTemplate(spec.at('template'), LASTING_POD);
  const strategy = spec.at('strategy');
  strategy.at('type').requireOneOf('STR629', ['Recreate', 'RollingUpdate']);
  const update = strategy.at('rollingUpdate');
  if (strategy.at('type').text === 'Recreate') {
    if (!update.isAbsent) update.refuse('STR629', 'must be left out with the type Recreate');
  } else checkRollingUpdate(update);
  const deadline = spec.at('progressDeadlineSeconds');
  const ready = spec.at('minReadySeconds').number ?? 0;
  if ((deadline.number ?? DEFAULT_PROGRESS_SECONDS) <= ready) {
    deadline.refuse('STR629', 'must be more than minReadySeconds (600 by default)');
  }
}

function checkRollingUpdate(update: Place): void {
  const [unavailable, surge] = [update.at('maxUnavailable'), update.at('maxSurge')];
  checkIntOrPercent(unavailable, 'STR629', { maximumPercent: 100 });
  checkIntOrPercent(surge, 'STR629');
  if (isNone(unavailable) && isNone(surge)) unavailable.refuse('STR629', 'must not be 0 when maxSurge is 0');
}

/**
 * Checks a StatefulSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export function checkStatefulSet(object: Place): void {
  const spec = object.at('spec');
  checkReplicas(spec);
  checkSelection(spec);
  const templates = spec.at('volumeClaimTemplates');
  checkPodTemplate(spec.at('template'), { ...LASTING_POD, addedVolumes: claimNamesOf(templates) });
  for (const template of templates.elements) checkClaimSpec(template.at('spec'));
  if (!spec.at('serviceName').isEmpty) checkName(spec.at('serviceName'), 'STR629', DNS_LABEL);
  spec.at('podManagementPolicy').requireOneOf('STR629', ['OrderedReady', 'Parallel']);
  spec.at('ordinals', 'start').requireRange('STR629', 0);
  for (const field of ['whenDeleted', 'whenScaled']) {
    spec.at('persistentVolumeClaimRetentionPolicy', field).requireOneOf('STR629', ['Retain', 'Delete']);
  }
  const update = checkUpdateStrategy(spec);
  update.at('partition').requireRange('STR629', 0);
  checkIntOrPercent(update.at('maxUnavailable'), 'STR629', { maximumPercent: 100 });
  if (isNone(update.at('maxUnavailable'))) update.at('maxUnavailable').refuse('STR629', 'must not be 0');
}

/**
 * Checks a DaemonSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export function checkDaemonSet(object: Place): void {
  const spec = object.at('spec');
  checkReplicas(spec);
  checkSelection(spec);
  checkPodTemplate(spec.at('template'), LASTING_POD);
  const update = checkUpdateStrategy(spec);
  const [unavailable, surge] = [update.at('maxUnavailable'), update.at('maxSurge')];
  for (const count of [unavailable, surge]) checkIntOrPercent(count, 'STR629', { maximumPercent: 100 });
  // Without a word maxUnavailable is 1 and maxSurge 0.
  const surges = !surge.isAbsent && !isNone(surge);
  if (isNone(unavailable) && !surges) unavailable.refuse('STR629', 'must not be 0 when maxSurge is 0');
  if (!isNone(unavailable) && surges) surge.refuse('STR629', 'must be 0 unless maxUnavailable is 0');
}

/** Checks a ReplicaSet. */
export function checkReplicaSet(object: Place): void {
  const spec = object.at('spec');
  checkReplicas(spec);
  checkSelection(spec);
  checkPodTemplate(spec.at('template'), LASTING_POD);
}

/** Checks a ReplicationController, whose selector is a map of labels, by default those of its template. */
export function checkReplicationController(object: Place): void {
  const spec = object.at('spec');
  checkReplicas(spec);
  const labels = spec.at('template', 'metadata', 'labels');
  const selector = spec.at('selector');
  if (selector.isEmpty && labels.isEmpty) selector.refuse('STR621', 'is required');
  if (selector.entries.some(([key, value]) => labels.at(key).value !== value.value)) {
    labels.refuse('STR621', 'must be what spec.selector selects');
  }
  checkPodTemplate(spec.at('template'), LASTING_POD);
}

function checkReplicas(spec: Place): void {
  for (const field of ['replicas', 'minReadySeconds', 'revisionHistoryLimit']) {
    spec.at(field).requireRange('STR629', 0);
  }
}

function checkSelection(spec: Place): void {
  const selector = spec.at('selector');
  if (selector.at('matchLabels').isEmpty && selector.at('matchExpressions').isEmpty) {
    selector.refuse('STR621', 'must select the labels of the template');
    return;
  }
  checkLabelSelector(selector, 'STR621');
  const labels = spec.at('template', 'metadata', 'labels');
  if (!selectsLabels(selector, labels)) labels.refuse('STR621', 'must be what spec.selector selects');
}

function checkUpdateStrategy(spec: Place): Place {
  const type = spec.at('updateStrategy', 'type');
  const update = spec.at('updateStrategy', 'rollingUpdate');
  type.requireOneOf('STR629', ['OnDelete', 'RollingUpdate']);
  if (type.text === 'OnDelete' && !update.isAbsent) {
    update.refuse('STR629', 'must be left out with the type OnDelete');
  }
  return update;
}
