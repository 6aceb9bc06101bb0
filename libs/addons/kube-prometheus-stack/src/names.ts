/** The addon, its Helm release, and so the prefix of the chart's Services. */
export const RELEASE = 'kube-prometheus-stack';

/** The namespace of the fact `monitoring.namespace`, from which every other namespace may be scraped. */
export const NAMESPACE = 'monitoring';

/** The Secret with Grafana's first user, and its keys. */
export const GRAFANA_ADMIN = {
  secret: 'grafana-admin',
  userKey: 'admin-user',
  passwordKey: 'admin-password',
} as const;

/** First labels of the host names of the three web interfaces. */
export const HOSTS = { grafana: 'grafana', prometheus: 'prometheus', alertmanager: 'alertmanager' } as const;
