import { findServiceAddresses } from './find-service-addresses';

const find = (data: unknown) =>
  findServiceAddresses(data).map(
    ({ path, address, namespace }) => `${path.join('/')}: ${address} in ${namespace}`,
  );

describe('findServiceAddresses', () => {
  it.each([
    [{ url: 'http://loki.loki.svc.cluster.local:3100/push' }, ['url: loki.loki.svc in loki']],
    [
      { a: ['x', { b: 'prometheus.monitoring.svc:9090' }] },
      ['a/1/b: prometheus.monitoring.svc in monitoring'],
    ],
    [{ url: 'https://gateway.loki/api' }, ['url: gateway.loki in loki']],
    [{ url: 'https://gateway.loki:3100' }, ['url: gateway.loki in loki']],
    [
      { text: 'loki.loki.svc and\n  grafana.monitoring.svc.cluster.local' },
      ['text: loki.loki.svc in loki', 'text: grafana.monitoring.svc in monitoring'],
    ],
  ])('finds them in %j', (data, expected) => expect(find(data)).toEqual(expected));

  it.each([
    [{ host: 'loki.example.com' }],
    [{ url: 'https://loki.home.example.com/loki' }],
    [{ image: 'docker.io/grafana/loki:3.5.7' }],
    [{ selector: 'app.monitoring' }],
    [{ text: 'monitoring' }],
  ])('leaves other texts alone: %j', (data) => expect(find(data)).toEqual([]));
});
