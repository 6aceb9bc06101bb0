import type { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import type { ReferenceReport } from './reference-report';

/** A Secret, and where it says so a key of it, that a map with `name` and `key` names. */
export function requireSecretReference(
  subject: IndexedObject,
  reference: Field,
  namespace: string | undefined,
  report: ReferenceReport,
): void {
  const name = reference.at('name');
  if (name.text === undefined || namespace === undefined) return;
  const known = report.require(subject, name, {
    code: 'STR640',
    kind: KIND.secret,
    namespace,
    name: name.text,
  });
  report.requireKey(subject, reference.at('key'), known);
}
