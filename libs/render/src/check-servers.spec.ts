import type { Layer } from '@strata/compose';
import type { ClusterTarget } from './platform';
import { checkServers } from './check-servers';

const target = (name: string, server: string, host?: string): ClusterTarget =>
  ({ cluster: { name, environment: 'lab', server, host, labels: {}, annotations: {} } }) as ClusterTarget;
const layerOf = (): Layer | undefined => undefined;
const messagesOf = (...targets: ClusterTarget[]) =>
  checkServers(targets, layerOf).map(({ code, location }) => [code, location?.file]);

describe('checkServers', () => {
  it('is content where every cluster of one Argo CD has its own server', () => {
    expect(messagesOf(target('a', 'https://a'), target('guest', 'https://guest', 'a'))).toEqual([]);
  });

  it('knows that two Argo CDs may each call their own cluster the same', () => {
    const local = 'https://kubernetes.default.svc';
    expect(messagesOf(target('a', local), target('b', local))).toEqual([]);
  });

  it.each(['https://a', 'https://a/'])(
    'tells of a virtual cluster with the server %s of its host',
    (server) => {
      expect(messagesOf(target('a', 'https://a'), target('guest', server, 'a'))).toEqual([
        ['STR219', 'environments/lab/clusters/guest/cluster.yaml'],
      ]);
    },
  );
});
