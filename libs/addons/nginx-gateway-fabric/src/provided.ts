import type { AddonContext } from '@strata/addon';
import { GATEWAY_PORTS } from './gateway';
import { NAMESPACE, RELEASE } from './names';
import type { NginxGatewayFabricConfig } from './schema';

/** What the values that decide names look like. */
interface ChartValues {
  readonly nginxGateway?: { readonly gatewayClassName?: string };
}

/** The class of the chart, its Service, and the Service that its controller makes for the Gateway. */
export function provided({ config, facts }: AddonContext<NginxGatewayFabricConfig>): string[] {
  const { nginxGateway } = config.values as ChartValues;
  const className = nginxGateway?.gatewayClassName ?? 'nginx';
  const ports = Object.values(GATEWAY_PORTS).join(',');
  return [
    `GatewayClass.gateway.networking.k8s.io ${className}`,
    `Service ${NAMESPACE}/${RELEASE}:443`,
    `Service ${NAMESPACE}/${facts.gateway.name}-${className}:${ports}`,
  ];
}
