import { isMap } from '@strata/compose';
import type { IssueCode } from '@strata/model';
import {
  checkName,
  checkRequiredName,
  DATA_KEY,
  DNS_SUBDOMAIN,
  ENV_NAME,
  refuseRepeated,
} from './name-syntax';
import { nameChoices } from './place';
import type { Place } from './place';

const SOURCES = ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'];

/** Fields of a pod that it can read, but for single labels and annotations. */
const POD_FIELDS: ReadonlySet<string> = new Set([
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.host',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/** Fields of a pod that a file in a volume can hold. */
const VOLUME_FIELDS: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]);

const RESOURCE_FIELD = /^(?:requests|limits)\.(?:cpu|memory|ephemeral-storage|hugepages-.*)$/;

/**
 * Checks `env` and `envFrom` of a container; messages never repeat a value.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 */
export function checkEnvironment(container: Place): void {
  const variables = container.at('env').elements;
  for (const variable of variables) {
    checkRequiredName(variable.at('name'), 'STR622', ENV_NAME);
    checkSource(variable);
  }
  refuseRepeated(
    variables.map((variable) => variable.at('name')),
    'STR622',
    'is the name of two variables, of which only the last counts',
  );
  for (const source of container.at('envFrom').elements) checkEnvFrom(source);
}

function checkSource(variable: Place): void {
  const from = variable.at('valueFrom');
  if (!isMap(from.value)) return;
  const sources = from.present(SOURCES);
  if (sources.length !== 1) from.refuse('STR622', `must have exactly one of ${nameChoices(SOURCES)}`);
  else if (!variable.at('value').isEmpty) from.refuse('STR622', 'must be left out when there is a value');
  for (const field of ['configMapKeyRef', 'secretKeyRef']) {
    if (!isMap(from.at(field).value)) continue;
    checkRequiredName(from.at(field, 'name'), 'STR622', DNS_SUBDOMAIN);
    checkRequiredName(from.at(field, 'key'), 'STR622', DATA_KEY);
  }
  checkFieldRef(from.at('fieldRef'), 'STR622');
  const resource = from.at('resourceFieldRef', 'resource');
  if (resource.text !== undefined && !RESOURCE_FIELD.test(resource.text)) {
    resource.refuse('STR622', 'must be a request or limit such as limits.memory');
  }
}

/**
 * Checks a reference to a field of the pod.
 *
 * @param code STR623 for a file in a volume, which may hold all labels or annotations, but no addresses
 */
export function checkFieldRef(reference: Place, code: IssueCode): void {
  if (!isMap(reference.value)) return;
  const path = reference.at('fieldPath');
  const fields = code === 'STR623' ? VOLUME_FIELDS : POD_FIELDS;
  if (!path.require(code) || path.text === undefined) return;
  if (!/^metadata\.(?:labels|annotations)\['.+'\]$/.test(path.text) && !fields.has(path.text)) {
    path.refuse(code, "must be a field that a pod can read, such as metadata.name or metadata.labels['app']");
  }
}

function checkEnvFrom(source: Place): void {
  if (!source.at('prefix').isEmpty) checkName(source.at('prefix'), 'STR622', ENV_NAME);
  const sources = ['configMapRef', 'secretRef'];
  if (source.present(sources).length !== 1) {
    source.refuse('STR622', `must have exactly one of ${nameChoices(sources)}`);
  }
  for (const field of source.present(sources))
    checkRequiredName(source.at(field, 'name'), 'STR622', DNS_SUBDOMAIN);
}
