import type { AddonContext } from '@strata/addon';
import { coreObject, customResource, networkPolicy } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { wildcardCertificate } from './certificates';
import { GATEWAY_PORTS, platformGateway } from './gateway';
import { CONTROL_PLANE_LABELS, dataPlaneLabels, NAMESPACE, RELEASE } from './names';
import type { NginxGatewayFabricConfig } from './schema';

type Labels = Readonly<Record<string, string>>;

/** The Gateway with everything it stands on beside the chart. */
export function manifests({ config, facts, cluster }: AddonContext<NginxGatewayFabricConfig>): Manifest[] {
  const dataPlane = dataPlaneLabels(facts.gateway.name);
  return [
    wildcardCertificate(facts),
    platformGateway(facts, cluster),
    ...(config.controlPlane.replicas > 1 ? [budget('control-plane', CONTROL_PLANE_LABELS)] : []),
    ...(config.dataPlane.replicas > 1 ? [budget('data-plane', dataPlane)] : []),
    ...(config.podMonitor ? [podMonitor()] : []),
    ...(facts.networkPolicies ? [allowClients(dataPlane)] : []),
  ];
}

/**
 * Lets clients in from anywhere. The planes reach each other by the policy for traffic inside the namespace, and
 * each exposed service brings the policy for the way to its pods.
 */
function allowClients(dataPlane: Labels): Manifest {
  return networkPolicy('allow-clients', NAMESPACE, {
    podSelector: { matchLabels: dataPlane },
    policyTypes: ['Ingress'],
    ingress: [{ ports: Object.values(GATEWAY_PORTS).map((port) => ({ protocol: 'TCP', port })) }],
  });
}

const budget = (name: string, matchLabels: Labels): Manifest =>
  coreObject(
    'PodDisruptionBudget',
    { name, namespace: NAMESPACE },
    { spec: { maxUnavailable: 1, selector: { matchLabels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
  );

/** Both planes name their port alike, and the data plane inherits the instance label of its controller. */
const podMonitor = (): Manifest =>
  customResource(
    'monitoring.coreos.com/v1',
    'PodMonitor',
    { name: RELEASE, namespace: NAMESPACE },
    {
      selector: { matchLabels: { 'app.kubernetes.io/instance': RELEASE } },
      podMetricsEndpoints: [{ port: 'metrics' }],
    },
  );
