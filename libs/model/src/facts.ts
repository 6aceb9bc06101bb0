import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

import { LABEL_KEY, LABEL_VALUE } from './labels';

const text = (description: string) => Type.String({ description, minLength: 1 });

const selectable = (description: string) =>
  Type.Record(Type.String({ pattern: LABEL_KEY }), Type.String({ pattern: LABEL_VALUE }), { description });

/**
 * What every addon may read about the place where it runs. Layered from base over environment and role to
 * cluster; an addon depends on a fact, never on another addon.
 */
export const FACTS_SCHEMA = Type.Object({
  domain: text('Base domain of the services, such as `home.example.com`.'),
  dnsZone: text('DNS zone that holds the domain, as the DNS provider knows it.'),
  repository: Type.Object({
    url: text('Git URL that Argo CD syncs rendered/ from.'),
    revision: text('Branch, tag or commit that Argo CD follows.'),
    basePath: Type.String({
      description: 'Directory of rendered/ from the root of that repository.',
      default: 'rendered',
      pattern: '^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$',
    }),
  }),
  replicas: Type.Integer({ minimum: 1, description: 'Replicas of a service that should survive one node.' }),
  acme: Type.Object({
    email: text('Contact for the certificate authority.'),
    server: text('Directory URL of the ACME server.'),
    issuer: text('Name of the ClusterIssuer that addons ask for certificates.'),
    issuerLabels: selectable('Labels of the ClusterIssuer; requests of virtual clusters select it by them.'),
  }),
  secretStore: Type.Object({
    name: text('Name of the ClusterSecretStore that ExternalSecrets read.'),
    connectHost: text('URL of the 1Password Connect server.'),
    vault: text('1Password vault of the platform.'),
    labels: selectable('Labels of the ClusterSecretStore; requests select it by them.'),
  }),
  gateway: Type.Object({
    className: text('GatewayClass of the platform.'),
    name: text('Gateway that routes attach to.'),
    namespace: text('Namespace of that Gateway.'),
    certificateSecret: text('Secret with the wildcard certificate.'),
  }),
  storage: Type.Object({
    server: text('Address of the NFS server.'),
    configPath: text('Export for small, precious volumes.'),
    dataPath: text('Export for large volumes.'),
    configClass: text('StorageClass on configPath; the default class.'),
    dataClass: text('StorageClass on dataPath.'),
  }),
  monitoring: Type.Object({
    namespace: text('Namespace of Prometheus, allowed to scrape every other.'),
    lokiUrl: text('Push endpoint of Loki.'),
    remoteWriteUrl: text('Remote-write endpoint of Prometheus.'),
  }),
  promiseRunner: Type.Object({
    image: text('Image that runs the pipelines of promises, with its tag or digest.'),
  }),
  tenants: Type.Object({
    repositories: Type.Array(text('URL, or a glob of URLs.'), {
      description: 'Git repositories that tenants may deploy from.',
    }),
  }),
  networkPolicies: Type.Boolean({
    description: 'Whether NetworkPolicies are rendered; a virtual cluster leaves that to its host.',
  }),
});

/** Facts of one cluster, all layers composed. */
export type Facts = Static<typeof FACTS_SCHEMA>;
