import { serialiseYaml } from '@strata/kubernetes';
import { ENVIRONMENTS } from './fleet';
import type { AddonLayers, Fleet, FleetCluster } from './fleet';

/** Everything under environments/, by its path in the workspace. */
export function printEnvironments(fleet: Fleet): Record<string, string> {
  const { base, environments, roles } = fleet.facts;
  const texts: Record<string, string> = { 'environments/base/environment.yaml': serialiseYaml(base) };
  const put = (directory: string, file: string, data: unknown): void => {
    texts[`environments/${directory}/${file}`] = serialiseYaml(data);
  };
  for (const [name, facts] of Object.entries(environments)) put(name, 'environment.yaml', facts);
  for (const [name, facts] of Object.entries(roles)) put(`roles/${name}`, 'role.yaml', facts);
  for (const cluster of fleet.clusters) put(directoryOf(cluster), 'cluster.yaml', clusterFile(cluster));
  for (const [addon, layers] of fleet.layers) {
    for (const [name, fields] of Object.entries(layers.environments))
      put(name, `addons/${addon}.yaml`, fields);
    for (const [name, fields] of Object.entries(layers.roles))
      put(`roles/${name}`, `addons/${addon}.yaml`, fields);
    for (const cluster of fleet.clusters)
      put(directoryOf(cluster), `addons/${addon}.yaml`, ofCluster(layers, cluster));
  }
  return texts;
}

const ofCluster = ({ clusters }: AddonLayers, { name }: FleetCluster) => clusters[name] ?? {};

const directoryOf = ({ env, name }: FleetCluster): string => `${env}/clusters/${name}`;

/** Every cluster has a network of its own, a virtual one that of its host. */
function clusterFile({ name, role, host, index }: FleetCluster): unknown {
  const network = host === undefined ? index : index - ENVIRONMENTS.length;
  return {
    role,
    server: host === undefined ? 'https://kubernetes.default.svc' : `https://${name}.example.org`,
    ...(host === undefined ? {} : { host }),
    network: {
      nodes: `10.${128 + Math.floor(network / 256)}.${network % 256}.0/24`,
      pods: '10.244.0.0/16',
      services: '10.96.0.0/12',
    },
  };
}
