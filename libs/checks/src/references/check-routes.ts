import { certificateNamesOf } from './certificate-names';
import type { Field } from './field';
import { findListeners } from './find-listeners';
import type { Listener } from './find-listeners';
import { GATEWAY_GROUP, groupIn, KIND, shortKind, withGroup } from './kinds';
import { hostnamesIntersect, isCovered } from './match-hostname';
import type { IndexedObject } from './object-index';
import { isGranted } from './reference-grants';
import type { ReferenceCheck, ReferenceReport } from './reference-report';
import { checkService } from './service-reference';

/** The kinds of routes. */
export const ROUTES: readonly string[] = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
  (kind) => withGroup(GATEWAY_GROUP, kind),
);

/** The listeners that a route attaches to, and the Services that it leads to. */
export const checkRoute: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  if (namespace === undefined) return;
  const spec = root.at('spec');
  const found = spec.at('parentRefs').elements.map((each) => findListeners(subject, namespace, each, report));
  checkHostnames(subject, spec.at('hostnames'), found, report);
  for (const rule of spec.at('rules').elements) {
    const backends = rule.at('backendRefs').elements;
    const mirrors = [rule, ...backends]
      .flatMap((each) => each.at('filters').elements)
      .map((filter) => filter.at('requestMirror', 'backendRef'));
    [...backends, ...mirrors].forEach((backend) => checkBackend(subject, namespace, backend, report));
  }
};

/** @param found the listeners of each parent, where they are known */
function checkHostnames(
  subject: IndexedObject,
  hostnames: Field,
  found: readonly (readonly Listener[] | undefined)[],
  report: ReferenceReport,
): void {
  const known = found.filter((listeners) => listeners !== undefined);
  const refused = new Set<Field>();
  const names = hostnames.elements.filter(({ text }) => text !== undefined);
  for (const listeners of known) {
    if (names.length === 0 || names.some((name) => listeners.some((each) => isTaken(name, each)))) continue;
    names.forEach((name) => refused.add(name));
  }
  if (known.length === found.length) {
    const all = known.flat();
    names.filter((name) => !all.some((each) => isTaken(name, each))).forEach((name) => refused.add(name));
  }
  for (const name of names) {
    if (refused.has(name)) refuseHostname(subject, name, known.flat(), report);
    else checkCoverage(subject, name, known.flat(), report);
  }
}

function isTaken({ text = '' }: Field, { field }: Listener): boolean {
  const hostname = field.at('hostname').text;
  return hostname === undefined || hostnamesIntersect(hostname, text);
}

function refuseHostname(
  subject: IndexedObject,
  name: Field,
  listeners: readonly Listener[],
  report: ReferenceReport,
): void {
  const allowed = listeners.flatMap(({ field }) => field.at('hostname').text ?? []);
  const message = `is ${String(name.text)}, but the listener takes ${[...new Set(allowed)].join(', ')}`;
  report.add(subject, name, 'STR646', message);
}

/** A listener may take a host that its certificate does not name. */
function checkCoverage(
  subject: IndexedObject,
  hostname: Field,
  listeners: readonly Listener[],
  report: ReferenceReport,
): void {
  const { text = '' } = hostname;
  for (const listener of listeners.filter((each) => isTaken(hostname, each))) {
    const names = certificateNamesOf(listener.field, listener.namespace, report.index);
    if (names === undefined || isCovered(text, names)) continue;
    const message = `is ${text}, which the certificate of the listener does not name: ${names.join(', ')}`;
    report.add(subject, hostname, 'STR649', message);
    return;
  }
}

function checkBackend(
  subject: IndexedObject,
  routeNamespace: string,
  backend: Field,
  report: ReferenceReport,
): void {
  const group = groupIn(backend, '');
  const kind = backend.at('kind').text ?? 'Service';
  const name = backend.at('name');
  const namespace = backend.at('namespace').text ?? routeNamespace;
  if (withGroup(group, kind) !== KIND.service || name.text === undefined) return;
  checkService(subject, { namespace, name, port: backend.at('port') }, report);
  const from = { group: GATEWAY_GROUP, kind: shortKind(subject.kind), namespace: routeNamespace };
  if (isGranted(report.index, from, { group, kind, namespace, name: name.text })) return;
  const message = `leads from ${routeNamespace} to the namespace ${namespace}, where no ReferenceGrant allows it`;
  report.add(subject, backend.at('namespace'), 'STR648', message);
}
