import { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import type { ReferenceCheck, ReferenceReport } from './reference-report';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** The storage class of a claim, and of the claim templates of a StatefulSet. */
export const checkClaims: ReferenceCheck = (subject, root, report) => {
  checkStorageClass(subject, root.at('spec', 'storageClassName'), report);
  for (const template of root.at('spec', 'volumeClaimTemplates').elements) {
    checkStorageClass(subject, template.at('spec', 'storageClassName'), report);
  }
};

/** A storage class that a field names; an empty one asks for a volume without a class. */
export function checkStorageClass(subject: IndexedObject, field: Field, report: ReferenceReport): void {
  const name = field.text;
  if (name === undefined) return;
  report.require(subject, field, { code: 'STR643', kind: KIND.storageClass, name });
}

/** A cluster that has storage classes of ours has exactly one default; the classes of a virtual cluster are its host's. */
export function checkDefaultClass(report: ReferenceReport): void {
  const classes = report.index.renderedOf(KIND.storageClass);
  const [first] = classes;
  if (first === undefined || report.isVirtual) return;
  const path = ['metadata', 'annotations', DEFAULT_CLASS];
  const defaults = classes.filter(({ object }) => new Field(object).at(...path).text === 'true');
  const [, second] = defaults;
  if (second !== undefined) {
    const names = defaults.map(({ object }) => object.metadata.name).join(' and ');
    report.add(second, { path }, 'STR644', `is "true" on ${names}: one class is the default`);
  }
  // Nobody can tell whether a class that is only declared is the default.
  const isAllKnown = report.index.allOf(KIND.storageClass).every(({ manifest }) => manifest !== undefined);
  if (defaults.length > 0 || !isAllKnown) return;
  const names = classes.map(({ object }) => object.metadata.name).join(', ');
  report.add(first, { path }, 'STR644', `is "true" on no class: ${names}`);
}
