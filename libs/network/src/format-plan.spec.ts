import { formatPlan } from './format-plan';
import { writeClaims } from './claim-sketch.cases';
import { planNetworks } from './plan-networks';

describe('formatPlan', () => {
  it('writes who has which address, and what is free', () => {
    const { networks } = planNetworks(
      writeClaims([
        ['node', '10.0.0.3', { name: 'n1', hostname: 'n1.home', mac: ['525400000001'] }],
        ['subnet', '10.0.0.0/29'],
        ['subnet', '10.0.0.0/29', { owner: 'staging' }],
        ['router', '10.0.0.1'],
        ['node', '10.9.0.3', { network: 'lab', location: { file: 'lab.yaml' } }],
      ]),
    );
    expect(formatPlan(networks)).toBe(
      [
        'home  10.0.0.0/29',
        '  address      what    name    owner          hostname, MAC               where',
        '  10.0.0.0/29  subnet  subnet  prod, staging  -                           net.yaml:2',
        '  10.0.0.1     router  router  prod           -                           net.yaml:4',
        '  10.0.0.3     node    n1      prod           n1.home, 52:54:00:00:00:01  net.yaml:1',
        'free',
        '  10.0.0.2           1 address',
        '  10.0.0.4-10.0.0.6  3 addresses',
        '',
        'lab  no subnet',
        '  address   what  name  owner  hostname, MAC  where',
        '  10.9.0.3  node  node  prod   -              lab.yaml',
        'free',
        '  nothing',
        '',
      ].join('\n'),
    );
  });
});
