import { suggest } from '@strata/model';
import type { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import { describeTarget } from './reference-report';
import type { ReferenceReport } from './reference-report';

/** The fields that name a Service and, where they say so, its port by number or by name. */
export interface ServiceReference {
  readonly namespace: string;
  readonly name: Field;
  readonly port?: Field;
}

/** A Service that is not there, or that does not have the port. */
export function checkService(
  subject: IndexedObject,
  { namespace, name, port }: ServiceReference,
  report: ReferenceReport,
): void {
  if (name.text === undefined) return;
  const wanted = { code: 'STR647', kind: KIND.service, namespace, name: name.text } as const;
  const service = report.require(subject, name, wanted);
  const value = port?.number ?? port?.text;
  if (port === undefined || value === undefined || service?.ports === undefined) return;
  const { ports } = service;
  // A port of a chart may have a name that nobody declared.
  const isNameKnown = service.manifest !== undefined || ports.every((each) => each.name !== undefined);
  if (typeof value === 'string' && !isNameKnown) return;
  if (ports.some((each) => each.port === value || each.name === value)) return;
  const known = ports.map((each) =>
    typeof value === 'string' ? (each.name ?? `${each.port}`) : `${each.port}`,
  );
  const message = `names the port ${value}, which the ${describeTarget(wanted)} does not have`;
  report.add(subject, port, 'STR647', message, suggest(String(value), known) || undefined);
}
