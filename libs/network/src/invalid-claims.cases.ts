import type { InvalidPlan, Sketch } from './claim-sketch.cases';

const LAN: Sketch = ['subnet', '10.0.0.0/24'];
const NODE: Sketch = ['node', '10.0.0.11', { name: 'n1' }];

/** Claims that are wrong by themselves. */
export const INVALID_CLAIMS: readonly InvalidPlan[] = [
  [
    [LAN, ['node', '10.0.0.5', { mac: ['01:00:5e:00:00:01'] }]],
    2,
    [],
    'MAC "01:00:5e:00:00:01" of node "node" of prod is a multicast address',
  ],
  [
    [LAN, ['node', '10.0.0.5', { mac: ['00:00:00:00:00:00'] }]],
    2,
    [],
    'MAC "00:00:00:00:00:00" of node "node" of prod is all zeros',
  ],
  [[LAN, ['node', '10.0.0.5', { mac: ['eth0'] }]], 2, [], 'MAC "eth0" of node "node" of prod is no MAC'],
  [
    [LAN, ['node', '10.0.0.5', { mac: ['525400aabbcc', '52:54:00:AA:BB:CC'] }]],
    2,
    [],
    'MAC "52:54:00:AA:BB:CC" of node "node" of prod is listed twice',
  ],
  [
    [LAN, ['node', '10.0.0.05']],
    2,
    [],
    'node "node" of prod has "10.0.0.05", which is no address, CIDR or range',
  ],
  [[LAN, ['node', '10.0.0.5/24']], 2, [], 'node "node" of prod has host bits in the CIDR "10.0.0.5/24"'],
  [
    [LAN, ['node', '10.0.0.4/31']],
    2,
    [],
    'node "node" of prod has "10.0.0.4/31", which is more than one address',
  ],
  [
    [['subnet', '10.0.0.0-10.0.0.255']],
    1,
    [],
    'subnet "subnet" of prod has "10.0.0.0-10.0.0.255", which is no CIDR',
  ],
  [
    [['subnet', '10.0.0.1/24'], NODE],
    1,
    [],
    'subnet "subnet" of prod has host bits in the CIDR "10.0.0.1/24"',
  ],
];
