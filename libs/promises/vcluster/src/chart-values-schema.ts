import { Type } from '@sinclair/typebox';
import type { Static, TProperties } from '@sinclair/typebox';

const closed = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const open = () => Type.Record(Type.String(), Type.Unknown());
const words = () => Type.Record(Type.String(), Type.String());

const enabled = Type.Optional(Type.Boolean());
const autoEnabled = Type.Optional(Type.Union([Type.Boolean(), Type.Literal('auto')]));
const text = Type.Optional(Type.String());
const count = Type.Optional(Type.Integer({ minimum: 0 }));

const amounts = closed({ cpu: text, memory: text });
const resources = Type.Optional(closed({ requests: Type.Optional(amounts), limits: Type.Optional(amounts) }));
const security = Type.Optional(
  closed({ podSecurityContext: Type.Optional(open()), containerSecurityContext: Type.Optional(open()) }),
);
const claim = {
  size: text,
  storageClass: text,
  retentionPolicy: Type.Optional(Type.Union([Type.Literal('Retain'), Type.Literal('Delete')])),
};
const scheduling = Type.Optional(closed({ topologySpreadConstraints: Type.Optional(Type.Array(open())) }));

const etcd = closed({
  deploy: Type.Optional(
    closed({
      enabled,
      statefulSet: Type.Optional(
        closed({
          highAvailability: Type.Optional(closed({ replicas: count })),
          resources,
          security,
          scheduling,
          persistence: Type.Optional(closed({ volumeClaim: Type.Optional(closed({ enabled, ...claim })) })),
        }),
      ),
    }),
  ),
  external: Type.Optional(
    closed({
      enabled,
      endpoint: text,
      tls: Type.Optional(closed({ caFile: text, certFile: text, keyFile: text })),
    }),
  ),
});

const statefulSet = closed({
  highAvailability: Type.Optional(closed({ replicas: count })),
  resources,
  security,
  scheduling,
  persistence: Type.Optional(
    closed({
      volumeClaim: Type.Optional(closed({ enabled: autoEnabled, ...claim })),
      addVolumes: Type.Optional(Type.Array(open())),
      addVolumeMounts: Type.Optional(
        Type.Array(closed({ name: Type.String(), mountPath: Type.String(), readOnly: enabled })),
      ),
    }),
  ),
});

const controlPlane = closed({
  distro: Type.Optional(
    closed({
      k8s: Type.Optional(
        closed({
          enabled,
          image: Type.Optional(closed({ tag: text })),
          securityContext: Type.Optional(open()),
        }),
      ),
    }),
  ),
  backingStore: Type.Optional(
    closed({
      database: Type.Optional(closed({ embedded: Type.Optional(closed({ enabled })) })),
      etcd: Type.Optional(etcd),
    }),
  ),
  proxy: Type.Optional(closed({ extraSANs: Type.Optional(Type.Array(Type.String())) })),
  coredns: Type.Optional(
    closed({ security, deployment: Type.Optional(closed({ replicas: count, resources })) }),
  ),
  service: Type.Optional(closed({ annotations: Type.Optional(words()), spec: Type.Optional(open()) })),
  statefulSet: Type.Optional(statefulSet),
});

const certManager = closed({
  enabled,
  sync: Type.Optional(
    closed({
      fromHost: Type.Optional(
        closed({
          clusterIssuers: Type.Optional(
            closed({ enabled, selector: Type.Optional(closed({ labels: Type.Optional(words()) })) }),
          ),
        }),
      ),
    }),
  ),
});

const externalSecrets = closed({
  enabled,
  sync: Type.Optional(
    closed({
      fromHost: Type.Optional(
        closed({
          clusterStores: Type.Optional(
            closed({ enabled, selector: Type.Optional(closed({ matchLabels: Type.Optional(words()) })) }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * The part of the chart's closed schema that this promise writes; a key that the chart does not know fails the
 * release. Held against versions 0.31.0 and what follows it.
 *
 * @see https://github.com/loft-sh/vcluster/blob/v0.31.0/chart/values.schema.json
 */
export const CHART_VALUES = closed({
  controlPlane: Type.Optional(controlPlane),
  sync: Type.Optional(
    closed({
      toHost: Type.Optional(
        closed({ pods: Type.Optional(closed({ rewriteHosts: Type.Optional(closed({ enabled })) })) }),
      ),
      fromHost: Type.Optional(closed({ storageClasses: Type.Optional(closed({ enabled: autoEnabled })) })),
    }),
  ),
  integrations: Type.Optional(
    closed({
      certManager: Type.Optional(certManager),
      externalSecrets: Type.Optional(externalSecrets),
    }),
  ),
  policies: Type.Optional(
    closed({
      resourceQuota: Type.Optional(closed({ enabled: autoEnabled })),
      limitRange: Type.Optional(closed({ enabled: autoEnabled })),
      networkPolicy: Type.Optional(closed({ enabled })),
    }),
  ),
  exportKubeConfig: Type.Optional(closed({ context: text, server: text })),
  telemetry: Type.Optional(closed({ enabled })),
});

/** Values of the vcluster chart, as far as this promise writes them. */
export type ChartValues = Static<typeof CHART_VALUES>;
