import type { AddonContext } from '@strata/addon';
import { NAMESPACE, RELEASE } from './names';
import type { KubePrometheusStackConfig } from './schema';

/** The values of a part that decide whether it is there, and on which port. */
interface Part {
  readonly enabled?: boolean;
  readonly service?: { readonly port?: number };
}

/** The ports that the chart gives the Services of its web interfaces. */
const PORTS = { grafana: 80, prometheus: 9090, alertmanager: 9093 } as const;

/** The Services of the web interfaces that are enabled. */
export function provided({ config }: AddonContext<KubePrometheusStackConfig>): string[] {
  const values = config.values as Readonly<Record<string, Part | undefined>>;
  return Object.entries(PORTS).flatMap(([name, port]) => {
    const { enabled = true, service } = values[name] ?? {};
    return enabled ? [`Service ${NAMESPACE}/${RELEASE}-${name}:${service?.port ?? port}`] : [];
  });
}
