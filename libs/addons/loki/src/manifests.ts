import type { AddonContext } from '@strata/addon';
import { exposeService, namespaceNamed, networkPolicy } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { HTTP_PORT, NAMESPACE, POD_LABELS, RELEASE } from './names';
import type { LokiConfig } from './schema';

/** The way in: for virtual clusters through the Gateway, for the clients of this cluster directly. */
export function manifests({ config, facts }: AddonContext<LokiConfig>): Manifest[] {
  const exposure = {
    name: RELEASE,
    namespace: NAMESPACE,
    host: 'loki',
    service: RELEASE,
    port: HTTP_PORT,
    podLabels: POD_LABELS,
  };
  const isClosed = facts.networkPolicies && config.clients.length > 0;
  return [...exposeService(exposure, facts), ...(isClosed ? [allowClients(config.clients)] : [])];
}

const allowClients = (namespaces: readonly string[]): Manifest =>
  networkPolicy('allow-clients', NAMESPACE, {
    podSelector: { matchLabels: POD_LABELS },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: namespaces.map((name) => ({ namespaceSelector: namespaceNamed(name) })),
        ports: [{ protocol: 'TCP', port: HTTP_PORT }],
      },
    ],
  });
