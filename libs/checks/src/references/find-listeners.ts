import { suggest } from '@strata/model';
import { Field } from './field';
import { GATEWAY_GROUP, groupIn, KIND, shortKind, withGroup } from './kinds';
import { listenersFor, refusalOf } from './listener';
import type { IndexedObject } from './object-index';
import { describeTarget } from './reference-report';
import type { ReferenceReport } from './reference-report';
import { checkService } from './service-reference';

/** A listener with the namespace of its Gateway. */
export interface Listener {
  readonly field: Field;
  readonly namespace: string;
}

/**
 * The listeners that a parent reference of a route leads to and that let the route in by its namespace and kind.
 * Undefined where there is none, which is put down, or where nobody can tell.
 */
export function findListeners(
  subject: IndexedObject,
  routeNamespace: string,
  parentRef: Field,
  report: ReferenceReport,
): Listener[] | undefined {
  const kind = withGroup(groupIn(parentRef, GATEWAY_GROUP), parentRef.at('kind').text ?? 'Gateway');
  const name = parentRef.at('name');
  const namespace = parentRef.at('namespace').text ?? routeNamespace;
  if (name.text === undefined) return undefined;
  if (kind === KIND.service) checkService(subject, { namespace, name, port: parentRef.at('port') }, report);
  if (kind !== KIND.gateway) return undefined;
  const wanted = { code: 'STR645', kind, namespace, name: name.text } as const;
  const manifest = report.require(subject, name, wanted)?.manifest;
  if (manifest === undefined) return undefined;
  const gateway = new Field(manifest);
  const target = describeTarget(wanted);
  const candidates = listenersFor(gateway, parentRef);
  if (candidates.length === 0) {
    refuseListener(subject, parentRef, gateway, target, report);
    return undefined;
  }
  const route = { kind: shortKind(subject.kind), namespace: routeNamespace };
  const answers = candidates.map((field) => ({
    field,
    refusal: refusalOf(field, namespace, route, report.index),
  }));
  const letIn = answers.filter(({ refusal }) => refusal === undefined);
  if (letIn.length > 0) return letIn.map(({ field }) => ({ field, namespace }));
  const reasons = answers
    .map(({ field, refusal }) => `${String(field.at('name').text)} ${String(refusal)}`)
    .join('; ');
  const place = parentRef.at('sectionName').exists ? parentRef.at('sectionName') : name;
  report.add(subject, place, 'STR646', `leads to the ${target}, whose listener ${reasons}`);
  return undefined;
}

/** No listener has the section and the port. */
function refuseListener(
  subject: IndexedObject,
  parentRef: Field,
  gateway: Field,
  target: string,
  report: ReferenceReport,
): void {
  const listeners = gateway.at('spec', 'listeners').elements;
  const section = parentRef.at('sectionName');
  const names = listeners.flatMap((each) => each.at('name').text ?? []);
  if (section.text !== undefined && !names.includes(section.text)) {
    const message = `names the listener ${section.text}, which the ${target} does not have`;
    report.add(subject, section, 'STR645', message, suggest(section.text, names) || undefined);
    return;
  }
  const port = parentRef.at('port');
  const place = port.exists ? port : parentRef.at('name');
  const ports = listeners.flatMap((each) => each.at('port').number ?? []).map(String);
  const message = `leads to no listener of the ${target}, which has the ports ${ports.join(', ')}`;
  report.add(subject, place, 'STR645', message);
}
