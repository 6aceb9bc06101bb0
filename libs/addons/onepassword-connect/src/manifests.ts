import type { AddonContext } from '@strata/addon';
import { namespaceNamed, networkPolicy } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster } from '@strata/model';
import { NAMESPACE, POD_LABELS, PORT } from './names';
import type { OnepasswordConnectConfig } from './schema';

const PODS = { matchLabels: POD_LABELS };

/** Who may call the server, and the one place outside that it calls. */
export function manifests({ config, facts, cluster }: AddonContext<OnepasswordConnectConfig>): Manifest[] {
  return facts.networkPolicies ? [fromClients(config.clients), toOnepassword(cluster)] : [];
}

const fromClients = (clients: readonly string[]): Manifest =>
  networkPolicy('allow-clients', NAMESPACE, {
    podSelector: PODS,
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: clients.map((client) => ({ namespaceSelector: namespaceNamed(client) })),
        ports: [{ protocol: 'TCP', port: PORT }],
      },
    ],
  });

// The addresses of 1Password change, so everything is open that is not ours.
const toOnepassword = ({ network: { nodes, pods, services } }: Cluster): Manifest =>
  networkPolicy('allow-1password', NAMESPACE, {
    podSelector: PODS,
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ ipBlock: { cidr: '0.0.0.0/0', except: [nodes, pods, services] } }],
        ports: [{ protocol: 'TCP', port: 443 }],
      },
    ],
  });
