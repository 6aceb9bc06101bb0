import { coreObject, customResource, RESTRICTED_CONTAINER, restrictedPod } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { etcdCertificates } from './etcd-certificates';
import { ETCD_REQUIREMENTS } from './etcd-requirements';
import { namesOf } from './names';
import type { Settings } from './presets';
import { ETCD_IMAGE, ETCD_VERSION } from './versions';

/** Where the control plane finds its certificate for etcd. */
export const ETCD_CLIENT = { volume: 'etcd-client', directory: '/etcd-client' } as const;

const USER = 65532;
const PORTS = { client: 2379, peer: 2380, metrics: 2381 } as const;
const DATA = '/var/lib/etcd';
const PKI = '/run/etcd/pki';

/**
 * An etcd whose certificates cert-manager issues, and the certificates. The etcd of the chart reads its certificates
 * from a Secret that vcluster writes with all others, so the control plane takes this one for an external etcd.
 *
 * @see https://etcd.io/docs/v3.6/op-guide/security/
 */
export function etcd(name: string, settings: Settings): Manifest[] {
  const { type, certificates, replicas } = settings.backingStore;
  if (type !== 'etcd' || certificates !== 'cert-manager') return [];
  const names = namesOf(name);
  const labels = { app: 'vcluster-etcd', release: name };
  const metadata = { name: names.etcd, namespace: names.namespace, labels };
  const service = (serviceName: string, spec: object): Manifest =>
    coreObject(
      'Service',
      { ...metadata, name: serviceName },
      {
        spec: {
          ...spec,
          selector: labels,
          ports: [
            { name: 'client', port: PORTS.client, targetPort: PORTS.client, protocol: 'TCP' },
            { name: 'peer', port: PORTS.peer, targetPort: PORTS.peer, protocol: 'TCP' },
          ],
        },
      },
    );
  const budget = customResource(
    'policy/v1',
    'PodDisruptionBudget',
    { ...metadata },
    { maxUnavailable: 1, selector: { matchLabels: labels } },
  );
  return [
    ...etcdCertificates(name),
    service(names.etcd, { type: 'ClusterIP' }),
    // Members find each other before they are ready.
    service(`${names.etcd}-headless`, {
      type: 'ClusterIP',
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    }),
    ...(replicas > 1 ? [budget] : []),
    statefulSet(name, settings, labels),
  ];
}

function statefulSet(name: string, settings: Settings, labels: Record<string, string>): Manifest {
  const { namespace, etcd: etcdName } = namesOf(name);
  const { replicas, size, storageClass } = settings.backingStore;
  const secret = (part: string) => ({
    name: part,
    secret: { secretName: `${etcdName}-${part}`, defaultMode: 0o440 },
  });
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: size } },
    },
  };
  return coreObject(
    'StatefulSet',
    { name: etcdName, namespace, labels },
    {
      spec: {
        replicas,
        serviceName: `${etcdName}-headless`,
        podManagementPolicy: 'Parallel',
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: settings.deletion.keepVolumes ? 'Retain' : 'Delete',
          whenScaled: 'Retain',
        },
        selector: { matchLabels: labels },
        volumeClaimTemplates: [claim],
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: restrictedPod(USER),
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'kubernetes.io/hostname',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels: labels },
              },
            ],
            containers: [container(name, replicas)],
            volumes: [secret('server'), secret('peer')],
          },
        },
      },
    },
  );
}

function container(name: string, replicas: number) {
  const { requests, limits } = ETCD_REQUIREMENTS;
  return {
    name: 'etcd',
    image: `${ETCD_IMAGE}:${ETCD_VERSION}`,
    command: ['etcd', ...flags(name, replicas)],
    env: [{ name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    ports: [
      { name: 'client', containerPort: PORTS.client, protocol: 'TCP' },
      { name: 'peer', containerPort: PORTS.peer, protocol: 'TCP' },
      { name: 'metrics', containerPort: PORTS.metrics, protocol: 'TCP' },
    ],
    resources: { requests: { ...requests }, limits: { ...limits } },
    securityContext: RESTRICTED_CONTAINER,
    startupProbe: {
      httpGet: { path: '/readyz', port: PORTS.metrics },
      periodSeconds: 5,
      failureThreshold: 48,
    },
    readinessProbe: { httpGet: { path: '/readyz', port: PORTS.metrics }, periodSeconds: 10 },
    livenessProbe: {
      httpGet: { path: '/livez', port: PORTS.metrics },
      periodSeconds: 10,
      failureThreshold: 8,
    },
    volumeMounts: [
      { name: 'data', mountPath: DATA },
      { name: 'server', mountPath: `${PKI}/server`, readOnly: true },
      { name: 'peer', mountPath: `${PKI}/peer`, readOnly: true },
    ],
  };
}

function flags(name: string, replicas: number): string[] {
  const { namespace, etcd: etcdName } = namesOf(name);
  const host = (member: string): string => `https://${member}.${etcdName}-headless.${namespace}.svc`;
  const members = Array.from({ length: replicas }, (_, index) => `${etcdName}-${index}`);
  return [
    '--name=$(NAME)',
    `--data-dir=${DATA}/data`,
    `--initial-cluster=${members.map((member) => `${member}=${host(member)}:${PORTS.peer}`).join(',')}`,
    '--initial-cluster-state=new',
    `--initial-cluster-token=${name}`,
    `--advertise-client-urls=${host('$(NAME)')}:${PORTS.client}`,
    `--initial-advertise-peer-urls=${host('$(NAME)')}:${PORTS.peer}`,
    `--listen-client-urls=https://0.0.0.0:${PORTS.client}`,
    `--listen-peer-urls=https://0.0.0.0:${PORTS.peer}`,
    `--listen-metrics-urls=http://0.0.0.0:${PORTS.metrics}`,
    '--client-cert-auth=true',
    `--trusted-ca-file=${PKI}/server/ca.crt`,
    `--cert-file=${PKI}/server/tls.crt`,
    `--key-file=${PKI}/server/tls.key`,
    '--peer-client-cert-auth=true',
    `--peer-trusted-ca-file=${PKI}/peer/ca.crt`,
    `--peer-cert-file=${PKI}/peer/tls.crt`,
    `--peer-key-file=${PKI}/peer/tls.key`,
  ];
}
