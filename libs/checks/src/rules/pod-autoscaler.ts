import { parseQuantity } from '@strata/schema';
import { checkRequiredName, DNS_LABEL, PATH_SEGMENT } from './name-syntax';
import type { Place } from './place';

/** Metric types, with the field that holds each. */
const METRIC_FIELDS: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

/** Which of the values of a target each metric compares with. */
const TARGET_VALUES: Readonly<Record<string, readonly string[]>> = {
  containerResource: ['averageUtilization', 'averageValue'],
  external: ['averageValue', 'value'],
  object: ['averageValue', 'value'],
  pods: ['averageValue'],
  resource: ['averageUtilization', 'averageValue'],
};

/**
 * Checks a HorizontalPodAutoscaler.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function checkPodAutoscaler(object: Place): void {
  const spec = object.at('spec');
  const [minimum, maximum] = [spec.at('minReplicas'), spec.at('maxReplicas')];
  minimum.requireRange('STR630', 1);
  if (maximum.isAbsent) maximum.refuse('STR630', 'is required');
  maximum.requireRange('STR630', 1);
  if ((maximum.number ?? Infinity) < (minimum.number ?? 1)) {
    maximum.refuse('STR630', 'must not be less than minReplicas');
  }
  checkReference(spec.at('scaleTargetRef'));
  const version = spec.at('scaleTargetRef', 'apiVersion');
  if (version.isAbsent || version.text?.includes('/') === false) {
    version.refuse('STR630', 'must be a group and version, such as apps/v1');
  }
  for (const metric of spec.at('metrics').elements) checkMetric(metric);
  for (const direction of ['scaleUp', 'scaleDown']) checkScaling(spec.at('behavior', direction));
}

function checkReference(reference: Place): void {
  for (const field of ['kind', 'name']) checkRequiredName(reference.at(field), 'STR630', PATH_SEGMENT);
}

function checkMetric(metric: Place): void {
  const type = metric.at('type');
  type.require('STR630');
  type.requireOneOf('STR630', Object.keys(METRIC_FIELDS));
  const field = METRIC_FIELDS[type.text ?? ''];
  if (field === undefined) return;
  for (const other of metric.present(Object.values(METRIC_FIELDS))) {
    if (other !== field) metric.at(other).refuse('STR630', `must be left out with the type ${type.text}`);
  }
  const source = metric.at(field);
  if (source.require('STR630')) checkMetricSource(source, field);
}

function checkMetricSource(source: Place, field: string): void {
  const isResource = field === 'resource' || field === 'containerResource';
  if (isResource) source.at('name').require('STR630');
  else checkRequiredName(source.at('metric', 'name'), 'STR630', PATH_SEGMENT);
  if (field === 'object') checkReference(source.at('describedObject'));
  if (field === 'containerResource') checkRequiredName(source.at('container'), 'STR630', DNS_LABEL);
  const target = source.at('target');
  target.at('type').require('STR630');
  target.at('type').requireOneOf('STR630', ['AverageValue', 'Utilization', 'Value']);
  const values = TARGET_VALUES[field] ?? [];
  const given = target.present(values);
  if (given.length === 0) target.refuse('STR630', `must have ${values.join(' or ')}`);
  if (given.length > 1 && field !== 'object')
    target.refuse('STR630', `must have only one of ${values.join(' and ')}`);
  target.at('averageUtilization').requireRange('STR630', 1);
  for (const value of ['averageValue', 'value']) {
    const amount = parseQuantity(target.at(value).value);
    if (amount !== undefined && amount <= 0n) target.at(value).refuse('STR630', 'must be more than 0');
  }
}

function checkScaling(rules: Place): void {
  rules.at('stabilizationWindowSeconds').requireRange('STR630', 0, 3600);
  rules.at('selectPolicy').requireOneOf('STR630', ['Disabled', 'Max', 'Min']);
  for (const policy of rules.at('policies').elements) {
    policy.at('type').requireOneOf('STR630', ['Percent', 'Pods']);
    policy.at('value').requireRange('STR630', 1);
    policy.at('periodSeconds').requireRange('STR630', 1, 1800);
  }
}
