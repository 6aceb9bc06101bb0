import { groupKind, KIND } from './kinds';
import type { ReferenceCheck } from './reference-report';
import { checkService } from './service-reference';

/** The workload that an autoscaler scales. */
export const checkAutoscaler: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  const reference = root.at('spec', 'scaleTargetRef');
  const name = reference.at('name');
  const kind = reference.at('kind').text;
  if (name.text === undefined || kind === undefined || namespace === undefined) return;
  const wanted = groupKind(reference.at('apiVersion').text ?? '', kind);
  // Where charts run pods, the workload may be theirs.
  if (report.index.isOpen(KIND.pod, namespace)) return;
  report.require(subject, name, { code: 'STR659', kind: wanted, namespace, name: name.text });
};

/** The Service that names the pods of a StatefulSet. */
export const checkStatefulSet: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  if (namespace !== undefined)
    checkService(subject, { namespace, name: root.at('spec', 'serviceName') }, report);
};

/** The Services behind the webhooks of an admission configuration. */
export const checkWebhooks: ReferenceCheck = (subject, root, report) => {
  for (const webhook of root.at('webhooks').elements) {
    const service = webhook.at('clientConfig', 'service');
    const namespace = service.at('namespace').text;
    if (namespace === undefined) continue;
    checkService(subject, { namespace, name: service.at('name'), port: service.at('port') }, report);
  }
};

/** The Service behind an aggregated API. */
export const checkApiService: ReferenceCheck = (subject, root, report) => {
  const service = root.at('spec', 'service');
  const namespace = service.at('namespace').text;
  if (namespace === undefined) return;
  checkService(subject, { namespace, name: service.at('name'), port: service.at('port') }, report);
};
