import type { AddonContext } from '@strata/addon';
import { HTTP_PORT, NAMESPACE, RELEASE } from './names';
import type { LokiConfig } from './schema';

/** What the values that decide names and ports look like. */
interface ChartValues {
  readonly fullnameOverride?: string;
  readonly loki?: { readonly server?: { readonly http_listen_port?: number } };
}

/** What the chart makes that others name. */
export function provided({ config }: AddonContext<LokiConfig>): string[] {
  const { fullnameOverride = RELEASE, loki } = config.values as ChartValues;
  const port = loki?.server?.http_listen_port ?? HTTP_PORT;
  return [
    `Service ${NAMESPACE}/${fullnameOverride}:${port}`,
    `ServiceAccount ${NAMESPACE}/${fullnameOverride}`,
  ];
}
