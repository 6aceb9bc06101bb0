import type { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import type { ReferenceCheck, ReferenceReport } from './reference-report';
import { requireSecretReference } from './secret-reference';
import { checkService } from './service-reference';

/** An address of a Service inside the cluster. */
const SERVICE_URL = /^https?:\/\/([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?(?::(\d+))?(?:\/.*)?$/;

/** The stores of an ExternalSecret. */
export const checkExternalSecret: ReferenceCheck = (subject, root, report) => {
  const isCluster = root.at('spec', 'externalSecretSpec').exists;
  const spec = isCluster ? root.at('spec', 'externalSecretSpec') : root.at('spec');
  requireStore(subject, spec.at('secretStoreRef'), report);
  for (const each of [...spec.at('data').elements, ...spec.at('dataFrom').elements]) {
    requireStore(subject, each.at('sourceRef', 'storeRef'), report);
  }
};

/** The stores of a PushSecret, and the Secret with its keys. */
export const checkPushSecret: ReferenceCheck = (subject, root, report) => {
  const spec = root.at('spec');
  spec.at('secretStoreRefs').elements.forEach((each) => requireStore(subject, each, report));
  const name = spec.at('selector', 'secret', 'name');
  const { namespace } = subject.object.metadata;
  if (name.text === undefined || namespace === undefined) return;
  const known = report.require(subject, name, {
    code: 'STR640',
    kind: KIND.secret,
    namespace,
    name: name.text,
  });
  // A template makes keys of its own from those of the Secret.
  if (spec.at('template').exists) return;
  for (const each of spec.at('data').elements)
    report.requireKey(subject, each.at('match', 'secretKey'), known);
};

/** The credentials of a store, its account, and its server where that is a Service of the cluster. */
export const checkStore: ReferenceCheck = (subject, root, report) => {
  for (const map of root.at('spec', 'provider').maps()) {
    for (const [key, reference] of map.entries) {
      const namespace = reference.at('namespace').text ?? subject.object.metadata.namespace;
      if (key.endsWith('SecretRef')) requireSecretReference(subject, reference, namespace, report);
      if (key === 'serviceAccountRef') requireAccount(subject, reference.at('name'), namespace, report);
    }
  }
  requireServer(subject, root.at('spec', 'provider', 'onepassword', 'connectHost'), report);
};

function requireStore(subject: IndexedObject, reference: Field, report: ReferenceReport): void {
  const name = reference.at('name');
  if (name.text === undefined) return;
  const isCluster = reference.at('kind').text === 'ClusterSecretStore';
  const namespace = isCluster ? undefined : subject.object.metadata.namespace;
  const kind = isCluster ? KIND.clusterStore : KIND.store;
  if (!isCluster && namespace === undefined) return;
  report.require(subject, name, { code: 'STR651', kind, namespace, name: name.text });
}

function requireAccount(
  subject: IndexedObject,
  name: Field,
  namespace: string | undefined,
  report: ReferenceReport,
): void {
  if (name.text === undefined || namespace === undefined || name.text === 'default') return;
  report.require(subject, name, { code: 'STR642', kind: KIND.serviceAccount, namespace, name: name.text });
}

function requireServer(subject: IndexedObject, url: Field, report: ReferenceReport): void {
  const [, name, namespace, port] = SERVICE_URL.exec(url.text ?? '') ?? [];
  if (name === undefined || namespace === undefined) return;
  checkService(
    subject,
    { namespace, name: url.with(name), port: url.with(port === undefined ? undefined : Number(port)) },
    report,
  );
}
