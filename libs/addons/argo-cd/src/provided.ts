import type { AddonContext } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { PREFIX } from './names';
import type { ArgoCdConfig } from './schema';

/** What the values that decide names and ports look like. */
interface ChartValues {
  readonly fullnameOverride?: string;
  readonly server?: {
    readonly service?: { readonly servicePortHttp?: number; readonly servicePortHttps?: number };
  };
}

/** What the chart makes that others name. */
export function provided({ config }: AddonContext<ArgoCdConfig>): string[] {
  const { fullnameOverride = PREFIX, server } = config.values as ChartValues;
  const { servicePortHttp = 80, servicePortHttps = 443 } = server?.service ?? {};
  const components = ['application-controller', 'applicationset-controller', 'repo-server', 'server'];
  return [
    `Service ${ARGOCD_NAMESPACE}/${fullnameOverride}-server:${servicePortHttp},${servicePortHttps}`,
    ...components.map((component) => `ServiceAccount ${ARGOCD_NAMESPACE}/argocd-${component}`),
  ];
}
