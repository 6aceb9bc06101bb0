import { checkName, checkRequiredName, DNS_1035_LABEL, DNS_SUBDOMAIN, refuseRepeated } from './name-syntax';
import type { Place } from './place';

const APPROVAL = 'api-approved.kubernetes.io';

/**
 * Checks a CustomResourceDefinition, but for the schemas in it.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function checkCustomResourceDefinition(object: Place): void {
  const spec = object.at('spec');
  const [name, group, names] = [object.at('metadata', 'name'), spec.at('group'), spec.at('names')];
  checkRequiredName(group, 'STR634', DNS_SUBDOMAIN);
  if (group.text !== undefined && !group.text.includes('.'))
    group.refuse('STR634', 'must be a domain with a dot');
  if (name.text !== undefined && name.text !== `${names.at('plural').text}.${group.text}`) {
    name.refuse('STR634', 'must be spec.names.plural, a dot and spec.group');
  }
  checkResourceNames(names);
  spec.at('scope').require('STR634');
  spec.at('scope').requireOneOf('STR634', ['Cluster', 'Namespaced']);
  checkVersions(spec.at('versions'));
  checkConversion(spec.at('conversion'));
  if (spec.at('preserveUnknownFields').value === true) {
    spec.at('preserveUnknownFields').refuse('STR634', 'must not be true');
  }
  const approval = object.at('metadata', 'annotations', APPROVAL);
  if (/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group.text ?? '') && approval.isEmpty) {
    approval.refuse('STR634', 'is required for a group of the Kubernetes project');
  }
}

function checkResourceNames(names: Place): void {
  checkRequiredName(names.at('plural'), 'STR634', DNS_1035_LABEL);
  for (const field of ['singular', 'kind', 'listKind']) {
    const name = names.at(field);
    if (field === 'kind') name.require('STR634');
    // Kinds are written in CamelCase.
    const text = field === 'singular' ? name.text : name.text?.toLowerCase();
    if (text !== undefined && text !== '' && !DNS_1035_LABEL.fits(text)) {
      name.refuse('STR634', 'must be a DNS label that starts with a letter, but for capitals in kinds');
    }
  }
  for (const field of ['shortNames', 'categories']) {
    for (const name of names.at(field).elements) checkName(name, 'STR634', DNS_1035_LABEL);
  }
  if (names.at('kind').text !== undefined && names.at('kind').text === names.at('listKind').text) {
    names.at('listKind').refuse('STR634', 'must not be the kind itself');
  }
}

function checkVersions(versions: Place): void {
  const stored = versions.elements.filter((version) => version.at('storage').value === true);
  if (stored.length !== 1) versions.refuse('STR634', 'must hold exactly one version with storage true');
  const names = versions.elements.map((version) => version.at('name'));
  for (const name of names) checkRequiredName(name, 'STR634', DNS_1035_LABEL);
  refuseRepeated(names, 'STR634', 'is the name of two versions');
  for (const version of versions.elements) {
    const schema = version.at('schema', 'openAPIV3Schema');
    if (schema.isAbsent) schema.refuse('STR634', 'is required');
  }
}

function checkConversion(conversion: Place): void {
  const strategy = conversion.at('strategy');
  strategy.requireOneOf('STR634', ['None', 'Webhook']);
  const webhook = conversion.at('webhook');
  if (strategy.text === 'Webhook') {
    if (webhook.at('clientConfig').isAbsent) webhook.at('clientConfig').refuse('STR634', 'is required');
    webhook.at('conversionReviewVersions').require('STR634');
  } else if (!webhook.isAbsent) webhook.refuse('STR634', 'must be left out unless the strategy is Webhook');
}
