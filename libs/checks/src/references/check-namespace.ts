import type { Field } from './field';
import { KIND } from './kinds';
import { NAME_LABEL } from './namespace-labels';
import type { IndexedObject } from './object-index';
import type { ReferenceCheck, ReferenceReport } from './reference-report';

/** Every API server makes these. */
export const BUILT_IN_NAMESPACES: readonly string[] = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/** The namespace that an object is in. */
export const checkNamespace: ReferenceCheck = (subject, root, report) =>
  requireNamespace(subject, root.at('metadata', 'namespace'), report);

/** The namespaces that the peers of a NetworkPolicy name. */
export const checkPeers: ReferenceCheck = (subject, root, report) => {
  for (const [rules, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const peer of root.at('spec', rules).elements.flatMap((rule) => rule.at(peers).elements)) {
      requireNamespace(subject, peer.at('namespaceSelector', 'matchLabels', NAME_LABEL), report);
    }
  }
};

function requireNamespace(subject: IndexedObject, field: Field, report: ReferenceReport): void {
  const name = field.text;
  if (name === undefined || BUILT_IN_NAMESPACES.includes(name)) return;
  report.require(subject, field, { code: 'STR653', kind: KIND.namespace, name });
}
