import type { Manifest } from '@strata/kubernetes';

/** Objects of one cluster, and what is found. */
export interface ReferenceCase {
  readonly title: string;
  readonly objects: readonly Manifest[];
  readonly declared?: readonly string[];
  readonly isVirtual?: boolean;
  /** Code, path and message of every problem; none where absent. */
  readonly found?: readonly string[];
}

/** An object in the namespace web. */
export const object = (apiVersion: string, kind: string, name: string, fields: object = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'web' },
  ...fields,
});
/** An object without a namespace. */
export const clusterObject = (
  apiVersion: string,
  kind: string,
  name: string,
  fields: object = {},
): Manifest => ({
  apiVersion,
  kind,
  metadata: { name },
  ...fields,
});
/** The same object in another namespace. */
export const at = (namespace: string, manifest: Manifest): Manifest => ({
  ...manifest,
  metadata: { ...manifest.metadata, namespace },
});

/** The namespace of most objects. */
export const WEB = clusterObject('v1', 'Namespace', 'web', {
  metadata: { name: 'web', labels: { tier: 'front' } },
});
/** Another namespace. */
export const SHOP = clusterObject('v1', 'Namespace', 'shop');

/** A ConfigMap with one key. */
export const CONFIG_MAP = object('v1', 'ConfigMap', 'settings', { data: { 'app.yaml': '' } });
/** The version of the Gateway API. */
export const GATEWAY_API = 'gateway.networking.k8s.io/v1';
/** A listener for HTTPS. */
export const listener = (fields: object = {}) => ({ name: 'https', port: 443, protocol: 'HTTPS', ...fields });
/** A Gateway with listeners. */
export const gateway = (...listeners: object[]) =>
  object(GATEWAY_API, 'Gateway', 'edge', { spec: { listeners } });
/** A route that attaches to it. */
export const route = (fields: object, namespace = 'web') =>
  at(
    namespace,
    object(GATEWAY_API, 'HTTPRoute', 'shop', {
      spec: { parentRefs: [{ name: 'edge', namespace: 'web' }], ...fields },
    }),
  );
/** Rules that lead to the Service. */
export const backend = (fields: object) => ({
  rules: [{ backendRefs: [{ name: 'shop', port: 80, ...fields }] }],
});
/** A Service with one port. */
export const SERVICE = object('v1', 'Service', 'shop', { spec: { ports: [{ name: 'http', port: 80 }] } });
/** What lets web refer to the namespace shop. */
export const grant = (to: object) =>
  at(
    'shop',
    object('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'web', {
      spec: {
        from: [
          { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'web' },
          { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'web' },
        ],
        to: [{ group: '', ...to }],
      },
    }),
  );

/** A certificate for names. */
export const certificate = (...dnsNames: string[]) =>
  object('cert-manager.io/v1', 'Certificate', 'edge', {
    spec: { secretName: 'edge-tls', issuerRef: { kind: 'ClusterIssuer', name: 'ca' }, dnsNames },
  });
/** A listener that shows it. */
export const tls = (hostname?: string, reference: object = {}) =>
  listener({ hostname, tls: { certificateRefs: [{ name: 'edge-tls', ...reference }] } });
/** The issuer of the certificate. */
export const ISSUER = clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'ca', {
  spec: { selfSigned: {} },
});

/** A Deployment whose pods have labels. */
export const workload = (labels: object, namespace = 'web') =>
  at(namespace, object('apps/v1', 'Deployment', 'shop', { spec: { template: { metadata: { labels } } } }));
