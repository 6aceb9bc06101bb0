import type { Layer } from '@strata/compose';
import type { Issue } from '@strata/model';
import { argoCdInstances } from './argocd-instances';
import { clusterFile } from './cluster-file';
import { locationOf } from './location';
import type { ClusterTarget } from './platform';

/**
 * Clusters that one Argo CD would know by the same URL: it looks clusters up by their server and takes either of them.
 */
export function checkServers(
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): Issue[] {
  const locate = (name: string) => {
    const found = targets.find(({ cluster }) => cluster.name === name)?.cluster;
    const file = clusterFile(found?.environment ?? '', name);
    const origin = layerOf(file)?.origin;
    return origin === undefined ? { file } : locationOf(origin, ['server']);
  };
  return argoCdInstances(targets.map(({ cluster }) => cluster)).flatMap(({ host, clusters }) =>
    clusters.flatMap(({ name, server }, index): Issue[] => {
      const first = clusters.slice(0, index).find((each) => normalise(each.server) === normalise(server));
      if (first === undefined) return [];
      const message = `the Argo CD of ${host} would know ${first.name} and ${name} by the same server ${server}`;
      const related = [{ role: `the server of ${first.name}`, location: locate(first.name) }];
      return [{ code: 'STR219', message, location: locate(name), related }];
    }),
  );
}

/** Argo CD takes a slash at the end off. */
const normalise = (server: string): string => server.replace(/\/+$/, '');
