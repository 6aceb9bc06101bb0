import isEmpty from 'lodash/isEmpty';
import { parseUrl } from '../check/texts';
import { isAtLeast } from '../contract';
import { when } from './machine-input';
import type { ConfigScope } from './machine-input';
import { certificateNames } from './machine-section';

/** The `cluster` section of a config. */
export function clusterSection(scope: ConfigScope): Record<string, unknown> {
  const { machine, cluster, endpoint, isControlPlane, secret } = scope;
  return {
    id: secret('cluster-id'),
    secret: secret('cluster-secret'),
    controlPlane: { endpoint },
    clusterName: cluster.name,
    network: {
      dnsDomain: machine.dnsDomain,
      podSubnets: [cluster.network.pods],
      serviceSubnets: [cluster.network.services],
      // Talos calls everything that it does not install itself `none`.
      cni: { name: machine.cni === 'flannel' ? 'flannel' : 'none' },
    },
    token: secret('bootstrap-token'),
    ca: { crt: secret('kubernetes-crt'), key: isControlPlane ? secret('kubernetes-key') : '' },
    discovery: { enabled: true, registries: { kubernetes: { disabled: true }, service: {} } },
    ...(isControlPlane ? controlPlaneFields(scope) : {}),
  };
}

function controlPlaneFields(scope: ConfigScope): Record<string, unknown> {
  const { contract, machine, endpoint, secret } = scope;
  const { kubernetes, metrics, etcd } = machine;
  const image = (component: string) => `registry.k8s.io/${component}:v${kubernetes}`;
  const open = when(metrics, { extraArgs: { 'bind-address': '0.0.0.0' } });
  const etcdArgs = { ...when(metrics, { 'listen-metrics-urls': 'http://0.0.0.0:2381' }), ...etcd.extraArgs };
  // Releases before 1.12 do not add the host of the endpoint themselves.
  const endpointName = when(!isAtLeast(contract, '1.12'), { host: parseUrl(endpoint)?.host ?? endpoint });
  return {
    secretboxEncryptionSecret: secret('secretbox-encryption-secret'),
    aggregatorCA: { crt: secret('aggregator-crt'), key: secret('aggregator-key') },
    serviceAccount: { key: secret('service-account-key') },
    allowSchedulingOnControlPlanes: machine.workloadsOnControlPlane,
    apiServer: {
      image: image('kube-apiserver'),
      certSANs: [...new Set([...Object.values(endpointName), ...certificateNames(scope)])],
      ...when(!isAtLeast(contract, '1.12'), { disablePodSecurityPolicy: true }),
      admissionControl: [POD_SECURITY],
      auditPolicy: { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', rules: [{ level: 'Metadata' }] },
    },
    controllerManager: { image: image('kube-controller-manager'), ...open },
    proxy: machine.kubeProxy ? { image: image('kube-proxy') } : { disabled: true },
    scheduler: { image: image('kube-scheduler'), ...open },
    etcd: {
      ca: { crt: secret('etcd-crt'), key: secret('etcd-key') },
      ...when(etcd.advertisedSubnets.length > 0, { advertisedSubnets: etcd.advertisedSubnets }),
      ...when(!isEmpty(etcdArgs), { extraArgs: etcdArgs }),
    },
    ...when(machine.extraManifests.length > 0, { extraManifests: machine.extraManifests }),
  };
}

/** What Talos itself configures: privileged pods need a namespace that says so. */
const POD_SECURITY = {
  name: 'PodSecurity',
  configuration: {
    apiVersion: 'pod-security.admission.config.k8s.io/v1alpha1',
    kind: 'PodSecurityConfiguration',
    defaults: {
      enforce: 'baseline',
      'enforce-version': 'latest',
      audit: 'restricted',
      'audit-version': 'latest',
      warn: 'restricted',
      'warn-version': 'latest',
    },
    exemptions: { usernames: [], runtimeClasses: [], namespaces: ['kube-system'] },
  },
};
