import type { Manifest } from '@strata/kubernetes';
import { Field } from './field';
import { KIND } from './kinds';
import type { KnownObject } from './known-object';

type Made = Pick<KnownObject, 'namespace' | 'name' | 'keys'>;

const CLUSTER_EXTERNAL_SECRET = 'ClusterExternalSecret.external-secrets.io';

/** Annotations by which cert-manager makes the Secrets that an Ingress or a Gateway names. */
const ISSUER_ANNOTATIONS = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

/**
 * The Secrets that controllers make from an object.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export function madeSecrets(kind: string, manifest: Manifest): KnownObject[] {
  return findMade(kind, new Field(manifest), manifest.metadata).map((made) => ({
    kind: KIND.secret,
    ...made,
  }));
}

function findMade(kind: string, root: Field, { name, namespace }: Manifest['metadata']): Made[] {
  switch (kind) {
    case KIND.externalSecret:
      return namespace === undefined ? [] : fromExternalSecret(root.at('spec'), name, [namespace]);
    case CLUSTER_EXTERNAL_SECRET:
      return fromClusterExternalSecret(root.at('spec'), name);
    case KIND.certificate:
      return fromCertificate(root.at('spec'), namespace);
    case KIND.gateway:
    case 'Ingress.networking.k8s.io':
      return fromAnnotated(root, kind, namespace);
    default:
      return [];
  }
}

function fromClusterExternalSecret(spec: Field, ownName: string): Made[] {
  const name = spec.at('externalSecretName').text ?? ownName;
  const isOpen = ['namespaceSelector', 'namespaceSelectors'].some((field) => spec.at(field).exists);
  const namespaces = isOpen ? ['*'] : spec.at('namespaces').texts;
  return fromExternalSecret(spec.at('externalSecretSpec'), name, namespaces);
}

function fromExternalSecret(spec: Field, ownName: string, namespaces: readonly string[]): Made[] {
  const target = spec.at('target');
  if (target.at('creationPolicy').text === 'None') return [];
  const name = target.at('name').text ?? ownName;
  const keys = keysOf(spec);
  return namespaces.map((namespace) => ({ namespace, name, keys }));
}

/** A template that says what the Secret holds says all of it, unless it merges. */
function keysOf(spec: Field): Set<string> | undefined {
  const template = spec.at('target', 'template');
  const isMerged = template.at('mergePolicy').text === 'Merge';
  const templated = template.at('data').entries.map(([key]) => key);
  if (template.at('templateFrom').elements.length > 0) return undefined;
  if (templated.length > 0 && !isMerged) return new Set(templated);
  if (spec.at('dataFrom').elements.length > 0) return undefined;
  const fetched = spec.at('data').elements.flatMap((each) => each.at('secretKey').text ?? []);
  return new Set([...fetched, ...templated]);
}

/** Other formats bring keys of their own. */
function fromCertificate(spec: Field, namespace: string | undefined): Made[] {
  const name = spec.at('secretName').text;
  if (name === undefined || namespace === undefined) return [];
  const hasMore = ['keystores', 'additionalOutputFormats'].some((field) => spec.at(field).exists);
  return [{ namespace, name, keys: hasMore ? undefined : new Set(['tls.crt', 'tls.key', 'ca.crt']) }];
}

function fromAnnotated(root: Field, kind: string, namespace: string | undefined): Made[] {
  const annotations = root.at('metadata', 'annotations');
  if (!ISSUER_ANNOTATIONS.some((annotation) => annotations.at(annotation).exists)) return [];
  const names =
    kind === KIND.gateway
      ? root
          .at('spec', 'listeners')
          .elements.flatMap((listener) => listener.at('tls', 'certificateRefs').elements)
          .flatMap((each) => each.at('name').text ?? [])
      : root.at('spec', 'tls').elements.flatMap((each) => each.at('secretName').text ?? []);
  return names.map((name) => ({ namespace, name }));
}
