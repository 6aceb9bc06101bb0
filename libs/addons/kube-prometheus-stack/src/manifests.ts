import type { AddonContext } from '@strata/addon';
import { exposeService, externalSecret } from '@strata/kubernetes';
import type { Exposure, Manifest } from '@strata/kubernetes';
import { GRAFANA_ADMIN, HOSTS, NAMESPACE, RELEASE } from './names';
import type { KubePrometheusStackConfig } from './schema';

/** The web interfaces, selected as the chart's Services select their pods. */
const EXPOSURES: readonly Exposure[] = [
  {
    name: HOSTS.grafana,
    namespace: NAMESPACE,
    host: HOSTS.grafana,
    service: `${RELEASE}-grafana`,
    port: 80,
    targetPort: 3000,
    podLabels: { 'app.kubernetes.io/name': 'grafana', 'app.kubernetes.io/instance': RELEASE },
  },
  {
    name: HOSTS.prometheus,
    namespace: NAMESPACE,
    host: HOSTS.prometheus,
    service: `${RELEASE}-prometheus`,
    port: 9090,
    podLabels: {
      'app.kubernetes.io/name': 'prometheus',
      'operator.prometheus.io/name': `${RELEASE}-prometheus`,
    },
  },
  {
    name: HOSTS.alertmanager,
    namespace: NAMESPACE,
    host: HOSTS.alertmanager,
    service: `${RELEASE}-alertmanager`,
    port: 9093,
    podLabels: { 'app.kubernetes.io/name': 'alertmanager', alertmanager: `${RELEASE}-alertmanager` },
  },
];

/** The way to the web interfaces, and the credentials of Grafana's first user. */
export function manifests({ facts }: AddonContext<KubePrometheusStackConfig>): Manifest[] {
  return [grafanaAdmin(facts.secretStore.name), ...EXPOSURES.flatMap((each) => exposeService(each, facts))];
}

const grafanaAdmin = (store: string): Manifest =>
  externalSecret({
    name: GRAFANA_ADMIN.secret,
    namespace: NAMESPACE,
    store,
    data: {
      [GRAFANA_ADMIN.userKey]: { item: 'grafana', field: 'username' },
      [GRAFANA_ADMIN.passwordKey]: { item: 'grafana', field: 'password' },
    },
  });
