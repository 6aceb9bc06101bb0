import { certificateNamesOf } from './certificate-names';
import type { Field } from './field';
import { GATEWAY_GROUP, groupIn, KIND, withGroup } from './kinds';
import { isCovered } from './match-hostname';
import type { IndexedObject } from './object-index';
import { isGranted } from './reference-grants';
import type { ReferenceCheck, ReferenceReport } from './reference-report';

/** The class of a Gateway, and the certificates of its listeners. */
export const checkGateway: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  const className = root.at('spec', 'gatewayClassName');
  if (className.text !== undefined) {
    report.require(subject, className, { code: 'STR643', kind: KIND.gatewayClass, name: className.text });
  }
  if (namespace === undefined) return;
  for (const listener of root.at('spec', 'listeners').elements) {
    for (const reference of listener.at('tls', 'certificateRefs').elements) {
      checkCertificate(subject, namespace, reference, report);
    }
    const hostname = listener.at('hostname');
    const names = certificateNamesOf(listener, namespace, report.index);
    if (hostname.text === undefined || names === undefined || isCovered(hostname.text, names)) continue;
    const message = `is ${hostname.text}, which the certificate of the listener does not name: ${names.join(', ')}`;
    report.add(subject, hostname, 'STR649', message);
  }
};

function checkCertificate(
  subject: IndexedObject,
  gatewayNamespace: string,
  reference: Field,
  report: ReferenceReport,
): void {
  const group = groupIn(reference, '');
  const kind = reference.at('kind').text ?? 'Secret';
  const name = reference.at('name');
  if (withGroup(group, kind) !== KIND.secret || name.text === undefined) return;
  const namespace = reference.at('namespace').text ?? gatewayNamespace;
  const known = report.require(subject, name, { code: 'STR640', kind, namespace, name: name.text });
  requireTls(subject, name, known?.keys, report);
  const from = { group: GATEWAY_GROUP, kind: 'Gateway', namespace: gatewayNamespace };
  if (isGranted(report.index, from, { group, kind, namespace, name: name.text })) return;
  const message = `leads from ${gatewayNamespace} to the namespace ${namespace}, where no ReferenceGrant allows it`;
  report.add(subject, reference.at('namespace'), 'STR648', message);
}

/** A certificate is a Secret with two keys of fixed names. */
export function requireTls(
  subject: IndexedObject,
  name: Field,
  keys: ReadonlySet<string> | undefined,
  report: ReferenceReport,
): void {
  if (keys === undefined) return;
  const missing = ['tls.crt', 'tls.key'].filter((key) => !keys.has(key));
  if (missing.length === 0) return;
  report.add(subject, name, 'STR641', `names a Secret without ${missing.join(' and ')}`);
}
