import type { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import type { ReferenceCheck, ReferenceReport } from './reference-report';

const ANNOTATIONS: readonly string[] = ['metallb.io/address-pool', 'metallb.universe.tf/address-pool'];

/** The pools that an advertisement announces. */
export const checkAdvertisement: ReferenceCheck = (subject, root, report) => {
  const { namespace } = subject.object.metadata;
  for (const pool of root.at('spec', 'ipAddressPools').elements) {
    const name = pool.text;
    if (name !== undefined)
      report.require(subject, pool, { code: 'STR655', kind: KIND.pool, namespace, name });
  }
};

/** The pool that a Service, or a Gateway for its Service, asks for an address; the host hands out those of a virtual cluster. */
export const checkPoolAnnotations: ReferenceCheck = (subject, root, report) => {
  if (report.isVirtual) return;
  const places = [root.at('metadata', 'annotations'), root.at('spec', 'infrastructure', 'annotations')];
  for (const annotations of places) {
    for (const key of ANNOTATIONS) requirePool(subject, annotations.at(key), report);
  }
};

function requirePool(subject: IndexedObject, field: Field, report: ReferenceReport): void {
  const name = field.text;
  if (name === undefined) return;
  const pools = report.index.allOf(KIND.pool);
  const { namespace } = pools.find((each) => each.name === name) ?? pools[0] ?? {};
  report.require(subject, field, { code: 'STR655', kind: KIND.pool, namespace, name });
}
