import type { Isolation, PodSecurity } from '@strata/kubernetes';
import merge from 'lodash/merge';
import { DEFAULTS } from './defaults';
import type { VClusterSpec } from './schema';

/** CPU and memory. */
export interface Amounts {
  readonly cpu: string;
  readonly memory: string;
}

/** Requests and limits of a container. */
export interface Requirements {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** Everything about a virtual cluster that a preset or the request decides. */
export interface Settings {
  readonly controlPlane: Requirements & { readonly replicas: number };
  readonly backingStore: {
    readonly type: 'database' | 'etcd' | 'embedded-etcd';
    /** Members of etcd. */
    readonly replicas: number;
    readonly certificates: 'vcluster' | 'cert-manager';
    readonly size: string;
    readonly storageClass?: string;
  };
  readonly isolation: {
    readonly podSecurity: PodSecurity;
    readonly network: Isolation;
    readonly egress: readonly string[];
    readonly quota: {
      readonly requests: Amounts;
      readonly limits: Amounts;
      readonly storage: string;
      readonly pods: number;
      readonly services: number;
      readonly volumes: number;
      readonly loadBalancers: number;
    };
    readonly containerDefaults: Requirements;
  };
  readonly coredns: Requirements & { readonly replicas: number };
  readonly deletion: { readonly protect: boolean; readonly keepVolumes: boolean };
}

const amounts = (cpu: string, memory: string): Amounts => ({ cpu, memory });

const DEV: Settings = {
  controlPlane: { replicas: 1, requests: amounts('200m', '512Mi'), limits: amounts('2', '2Gi') },
  backingStore: { type: 'database', replicas: 1, certificates: DEFAULTS.certificates, size: '5Gi' },
  isolation: {
    podSecurity: 'baseline',
    network: 'ingress',
    egress: [],
    quota: {
      requests: amounts('4', '8Gi'),
      limits: amounts('16', '16Gi'),
      storage: '100Gi',
      pods: 60,
      services: 60,
      volumes: 20,
      loadBalancers: 1,
    },
    containerDefaults: { requests: amounts('50m', '64Mi'), limits: amounts('500m', '256Mi') },
  },
  coredns: { replicas: 1, requests: amounts('20m', '64Mi'), limits: amounts('1', '170Mi') },
  deletion: { protect: false, keepVolumes: false },
};

const PROD: Settings = {
  controlPlane: { replicas: 2, requests: amounts('500m', '1Gi'), limits: amounts('4', '4Gi') },
  backingStore: { type: 'etcd', replicas: 3, certificates: DEFAULTS.certificates, size: '10Gi' },
  isolation: {
    ...DEV.isolation,
    quota: {
      requests: amounts('16', '32Gi'),
      limits: amounts('64', '64Gi'),
      storage: '500Gi',
      pods: 200,
      services: 200,
      volumes: 80,
      loadBalancers: 2,
    },
  },
  coredns: { ...DEV.coredns, replicas: 2 },
  deletion: { protect: true, keepVolumes: true },
};

/** The settings of each preset. */
export const PRESETS: Readonly<Record<NonNullable<VClusterSpec['preset']>, Settings>> = {
  dev: DEV,
  prod: PROD,
};

/** What holds for a request: the settings of its preset, and over them every field that it names. */
export function settingsOf(spec: VClusterSpec): Settings {
  const { controlPlane, backingStore, isolation, coredns, deletion } = spec;
  const asked = {
    controlPlane,
    backingStore,
    isolation: { ...isolation, egress: undefined },
    coredns,
    deletion,
  };
  const settings: Settings = merge({}, PRESETS[spec.preset ?? DEFAULTS.preset], asked);
  return { ...settings, isolation: { ...settings.isolation, egress: isolation?.egress ?? [] } };
}
