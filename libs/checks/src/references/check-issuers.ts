import type { Field } from './field';
import { KIND, withGroup } from './kinds';
import type { IndexedObject } from './object-index';
import { requireSecretReference } from './secret-reference';
import type { ReferenceCheck, ReferenceReport } from './reference-report';

const GROUP = 'cert-manager.io';

/** Where a ClusterIssuer looks for its Secrets, unless cert-manager is told otherwise. */
const CLUSTER_RESOURCE_NAMESPACE = 'cert-manager';

/** Fields whose Secret cert-manager makes itself. */
const MADE_BY_CONTROLLER: readonly string[] = ['privateKeySecretRef'];

/** The issuer of a Certificate. */
export const checkCertificate: ReferenceCheck = (subject, root, report) => {
  const reference = root.at('spec', 'issuerRef');
  const name = reference.at('name');
  const group = reference.at('group').text ?? GROUP;
  const kind = withGroup(group, reference.at('kind').text ?? 'Issuer');
  // Issuers of other controllers are known to them alone.
  if (group === GROUP && name.text !== undefined) requireIssuer(subject, name, kind, name.text, report);
};

/** The issuer that an annotation of an Ingress or a Gateway asks for certificates. */
export const checkIssuerAnnotations: ReferenceCheck = (subject, root, report) => {
  const annotations = root.at('metadata', 'annotations');
  for (const [key, kind] of [
    ['cert-manager.io/cluster-issuer', KIND.clusterIssuer],
    ['cert-manager.io/issuer', KIND.issuer],
  ] as const) {
    const name = annotations.at(key);
    const isOther = (annotations.at('cert-manager.io/issuer-group').text ?? GROUP) !== GROUP;
    if (name.text !== undefined && !isOther) requireIssuer(subject, name, kind, name.text, report);
  }
};

/** The Secrets that an issuer reads: the credentials of its solvers, its own certificate. */
export const checkIssuer: ReferenceCheck = (subject, root, report) => {
  const isCluster = subject.kind === KIND.clusterIssuer;
  const namespace = isCluster ? CLUSTER_RESOURCE_NAMESPACE : subject.object.metadata.namespace;
  const authority = root.at('spec', 'ca', 'secretName');
  if (authority.text !== undefined) {
    report.require(subject, authority, {
      code: 'STR640',
      kind: KIND.secret,
      namespace,
      name: authority.text,
    });
  }
  for (const map of root.at('spec').maps()) {
    for (const [key, reference] of map.entries) {
      if (!key.endsWith('SecretRef') && !key.endsWith('KeyRef')) continue;
      if (MADE_BY_CONTROLLER.includes(key)) continue;
      requireSecretReference(subject, reference, namespace, report);
    }
  }
};

function requireIssuer(
  subject: IndexedObject,
  field: Field,
  kind: string,
  name: string,
  report: ReferenceReport,
): void {
  const namespace = kind === KIND.clusterIssuer ? undefined : subject.object.metadata.namespace;
  report.require(subject, field, { code: 'STR650', kind, namespace, name });
}
