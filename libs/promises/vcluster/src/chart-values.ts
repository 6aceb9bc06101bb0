import { RESTRICTED_CONTAINER, restrictedPod } from '@strata/kubernetes';
import type { ChartValues } from './chart-values-schema';
import { DEFAULTS } from './defaults';
import { ETCD_REQUIREMENTS } from './etcd-requirements';
import { ETCD_CLIENT } from './etcd';
import { namesOf, serverOf } from './names';
import type { Names } from './names';
import type { Requirements, Settings } from './presets';
import type { VClusterSpec } from './schema';

/** What the values of one virtual cluster follow from. */
interface Inputs {
  readonly name: string;
  readonly spec: VClusterSpec;
  readonly settings: Settings;
}

/** The user of the control plane where nothing may run as root. */
const USER = 65532;

/** URL of the API server for those outside, where it is exposed. */
export function externalUrlOf(spec: VClusterSpec): string | undefined {
  const { type, hostname, address } = spec.exposure ?? {};
  if (type !== 'LoadBalancer') return undefined;
  const host = hostname ?? address;
  return host === undefined ? undefined : `https://${host}`;
}

/**
 * Values of the vcluster chart. Policies, quota and limits are objects of this promise, so the chart makes none.
 *
 * @see https://www.vcluster.com/docs/vcluster/configure/vcluster-yaml/
 */
export function chartValues(inputs: Inputs): ChartValues {
  const { name, spec, settings } = inputs;
  const isRestricted = settings.isolation.podSecurity === 'restricted';
  return {
    controlPlane: {
      distro: {
        k8s: {
          enabled: true,
          ...(spec.kubernetesVersion === undefined ? {} : { image: { tag: spec.kubernetesVersion } }),
          ...(isRestricted ? { securityContext: CONTAINER } : {}),
        },
      },
      backingStore: backingStore(inputs),
      proxy: { extraSANs: namesInCertificate(name, spec) },
      coredns: {
        deployment: { replicas: settings.coredns.replicas, resources: resources(settings.coredns) },
        ...(isRestricted ? { security: RESTRICTED } : {}),
      },
      service: service(spec),
      statefulSet: statefulSet(inputs),
    },
    sync: {
      // Its init container runs as root.
      ...(isRestricted ? { toHost: { pods: { rewriteHosts: { enabled: false } } } } : {}),
      fromHost: { storageClasses: { enabled: true } },
    },
    integrations: integrations(spec),
    policies: {
      resourceQuota: { enabled: false },
      limitRange: { enabled: false },
      networkPolicy: { enabled: false },
    },
    exportKubeConfig: { context: name, server: externalUrlOf(spec) ?? serverOf(name) },
    telemetry: { enabled: false },
  };
}

const CONTAINER = {
  ...RESTRICTED_CONTAINER,
  readOnlyRootFilesystem: false,
  // Of the container too, where the chart says root.
  runAsNonRoot: true,
  runAsUser: USER,
  runAsGroup: USER,
};
const RESTRICTED = { podSecurityContext: restrictedPod(USER), containerSecurityContext: CONTAINER };

function backingStore({ name, settings }: Inputs) {
  const { type, replicas, certificates } = settings.backingStore;
  const names = namesOf(name);
  if (type === 'database') return { database: { embedded: { enabled: true } } };
  if (certificates === 'cert-manager') return { etcd: { external: externalEtcd(names) } };
  const isRestricted = settings.isolation.podSecurity === 'restricted';
  const deploy = {
    enabled: true,
    statefulSet: {
      highAvailability: { replicas },
      resources: resources(ETCD_REQUIREMENTS),
      persistence: { volumeClaim: { enabled: true, ...claim(settings) } },
      ...(isRestricted ? { security: RESTRICTED } : {}),
    },
  };
  return { etcd: { deploy } };
}

const externalEtcd = ({ etcd }: Names) => ({
  enabled: true,
  endpoint: `${etcd}:2379`,
  tls: {
    caFile: `${ETCD_CLIENT.directory}/ca.crt`,
    certFile: `${ETCD_CLIENT.directory}/tls.crt`,
    keyFile: `${ETCD_CLIENT.directory}/tls.key`,
  },
});

function statefulSet({ name, settings }: Inputs) {
  const { type, certificates } = settings.backingStore;
  const { replicas } = settings.controlPlane;
  const isDatabase = type === 'database';
  const { volume } = ETCD_CLIENT;
  const clientCertificates = {
    addVolumes: [{ name: volume, secret: { secretName: `${namesOf(name).etcd}-client` } }],
    addVolumeMounts: [{ name: volume, mountPath: ETCD_CLIENT.directory, readOnly: true }],
  };
  return {
    highAvailability: { replicas },
    resources: resources(settings.controlPlane),
    persistence: {
      // With etcd all that the control plane keeps is there.
      volumeClaim: isDatabase ? { enabled: true, ...claim(settings) } : { enabled: false },
      ...(!isDatabase && certificates === 'cert-manager' ? clientCertificates : {}),
    },
    ...(replicas > 1 ? { scheduling: { topologySpreadConstraints: [spread(name)] } } : {}),
    ...(settings.isolation.podSecurity === 'restricted' ? { security: RESTRICTED } : {}),
  };
}

const claim = ({ backingStore: { size, storageClass }, deletion }: Settings) => ({
  size,
  ...(storageClass === undefined ? {} : { storageClass }),
  retentionPolicy: deletion.keepVolumes ? ('Retain' as const) : ('Delete' as const),
});

const spread = (name: string) => ({
  maxSkew: 1,
  topologyKey: 'kubernetes.io/hostname',
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: { matchLabels: { app: 'vcluster', release: name } },
});

const resources = ({ requests, limits }: Requirements) => ({
  requests: { ...requests },
  limits: { ...limits },
});

/** MetalLB gives the Service the address that the annotation names, also from a pool that it does not hand out. */
function service({ exposure }: VClusterSpec) {
  if (exposure?.type !== 'LoadBalancer') return { spec: { type: 'ClusterIP' } };
  const { address, hostname } = exposure;
  return {
    annotations: {
      ...(address === undefined ? {} : { 'metallb.io/loadBalancerIPs': address }),
      ...(hostname === undefined ? {} : { 'external-dns.alpha.kubernetes.io/hostname': hostname }),
    },
    spec: { type: 'LoadBalancer' },
  };
}

function namesInCertificate(name: string, { exposure = {} }: VClusterSpec): string[] {
  const service = `${name}.${namesOf(name).namespace}`;
  const { hostname, address, certSANs = [] } = exposure;
  const own = [service, `${service}.svc`, `${service}.svc.cluster.local`];
  return [...new Set([...own, hostname, address, ...certSANs])].filter((each) => each !== undefined);
}

/** The two integrations name the labels that they select by in different words. */
const integrations = ({ certManager, externalSecrets }: VClusterSpec) => ({
  certManager:
    (certManager.sync ?? DEFAULTS.sync)
      ? {
          enabled: true,
          sync: {
            fromHost: {
              clusterIssuers: {
                enabled: true,
                selector: { labels: { ...certManager.issuerSelector.matchLabels } },
              },
            },
          },
        }
      : { enabled: false },
  externalSecrets:
    (externalSecrets.sync ?? DEFAULTS.sync)
      ? {
          enabled: true,
          sync: {
            fromHost: {
              clusterStores: {
                enabled: true,
                selector: { matchLabels: { ...externalSecrets.storeSelector.matchLabels } },
              },
            },
          },
        }
      : { enabled: false },
});
