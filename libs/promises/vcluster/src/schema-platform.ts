import { Type } from '@sinclair/typebox';
import { LABEL_VALUE } from '@strata/model';
import { DEFAULTS } from './defaults';
import { PATTERNS } from './patterns';

const matchLabels = (what: string) =>
  Type.Object(
    {
      matchLabels: Type.Record(Type.String(), Type.String({ pattern: LABEL_VALUE }), {
        minProperties: 1,
        description: `Labels that ${what} must have, all of them.`,
        examples: [{ sync_to_vclusters: 'true' }],
      }),
    },
    { description: `Selects ${what}; at least one must match.`, additionalProperties: false },
  );

/** Which ClusterIssuers of the host the virtual cluster may use. */
export const certManagerSchema = Type.Object(
  {
    sync: Type.Optional(
      Type.Boolean({
        default: DEFAULTS.sync,
        description:
          'Whether the cert-manager of the host issues its certificates; false where it runs one of its own, since ' +
          'both would answer.',
      }),
    ),
    issuerSelector: matchLabels('ClusterIssuers of the host'),
  },
  { description: 'Certificates in the virtual cluster.', additionalProperties: false },
);

/** Which ClusterSecretStores of the host the virtual cluster may use. */
export const externalSecretsSchema = Type.Object(
  {
    sync: Type.Optional(
      Type.Boolean({
        default: DEFAULTS.sync,
        description:
          'Whether the External Secrets of the host fetches its secrets; false where it runs one of its own, since ' +
          'both would answer.',
      }),
    ),
    storeSelector: matchLabels('ClusterSecretStores of the host'),
  },
  { description: 'Secrets in the virtual cluster.', additionalProperties: false },
);

/**
 * How the API server is reached from outside. It ends TLS itself and knows its users by their certificates, so no
 * HTTPRoute can stand before it, and the platform's Gateway has no listener that passes TLS through: it gets an
 * address of its own.
 */
export const exposureSchema = Type.Object(
  {
    type: Type.Optional(
      Type.Union([Type.Literal('ClusterIP'), Type.Literal('LoadBalancer')], {
        default: DEFAULTS.exposure,
        description:
          'Whether the API server is reached from the host cluster only, or by an address of its own.',
      }),
    ),
    address: Type.Optional(
      Type.String({
        pattern: PATTERNS.address,
        description: 'That address, from the pool that MetalLB hands out on the host.',
        examples: ['192.0.2.110'],
      }),
    ),
    hostname: Type.Optional(
      Type.String({
        pattern: PATTERNS.hostname,
        maxLength: 253,
        description:
          'Name of that address, under the domain of the host. external-dns makes it where it watches Services.',
        examples: ['api.media.home.example.com'],
      }),
    ),
    certSANs: Type.Optional(
      Type.Array(Type.String({ pattern: `${PATTERNS.hostname}|${PATTERNS.address}` }), {
        maxItems: 20,
        description: 'Further names and addresses in the certificate of the API server.',
      }),
    ),
  },
  { description: 'How the API server is reached from outside.', additionalProperties: false },
);

const words = (description: string, pattern?: string) =>
  Type.Optional(
    Type.Record(Type.String(), Type.String(pattern === undefined ? {} : { pattern }), { description }),
  );

/** What Argo CD knows of the virtual cluster. */
export const argoCDSchema = Type.Object(
  {
    labels: words(
      'Labels of its registration beside the derived ones, such as `enable_loki: "true"`: what ApplicationSets select by.',
      LABEL_VALUE,
    ),
    annotations: words('Annotations of its registration beside the derived ones.'),
  },
  { description: 'Registration with the Argo CD of the host.', additionalProperties: false },
);

const cidr = (what: string) =>
  Type.Optional(
    Type.String({
      pattern: PATTERNS.cidr,
      description: `CIDR of the ${what}; without one that of the host.`,
    }),
  );

/** The network as the inventory knows it. Pods of a virtual cluster run on the nodes of its host. */
export const networkSchema = Type.Object(
  {
    nodes: cidr('nodes'),
    pods: cidr('pods'),
    services: cidr('Services'),
    gatewayAddress: Type.Optional(
      Type.String({
        pattern: PATTERNS.address,
        description: 'Address reserved for the Gateway in the virtual cluster.',
        examples: ['192.0.2.121'],
      }),
    ),
  },
  { description: 'Addresses.', additionalProperties: false },
);

/** Facts that addons read in this virtual cluster. */
export const factsSchema = Type.Object(
  {
    domain: Type.Optional(
      Type.String({
        pattern: PATTERNS.hostname,
        maxLength: 253,
        description: 'Base domain of the services in it; without one `<name>.<domain of the host>`.',
        examples: ['media.home.example.com'],
      }),
    ),
    dnsZone: Type.Optional(
      Type.String({
        pattern: PATTERNS.hostname,
        maxLength: 253,
        description: 'DNS zone that holds the domain, where it is not that of its environment.',
      }),
    ),
    replicas: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 9,
        description: 'Replicas of a service in it that should survive one node.',
      }),
    ),
  },
  { description: 'Facts that differ in this virtual cluster.', additionalProperties: false },
);
