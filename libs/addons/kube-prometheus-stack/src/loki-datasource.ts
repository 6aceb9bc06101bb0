import type { AddonInputs, Json } from '@strata/addon';

const PUSH_PATH = '/loki/api/v1/push';

/** Loki as a data source of Grafana, on clusters that have it: its address is that of the push endpoint. */
export function lokiDatasource({ facts, cluster }: AddonInputs): Json[] {
  if (cluster.labels['enable_loki'] !== 'true') return [];
  const url = facts.monitoring.lokiUrl.replace(PUSH_PATH, '');
  return [{ name: 'Loki', uid: 'loki', type: 'loki', access: 'proxy', url }];
}
