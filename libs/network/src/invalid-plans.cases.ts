import type { InvalidPlan, Sketch } from './claim-sketch.cases';

const LAN: Sketch = ['subnet', '10.0.0.0/24'];
const DHCP: Sketch = ['dhcp', '10.0.0.100-10.0.0.199'];
const POOL: Sketch = ['pool', '10.0.0.208/28'];
const NODE: Sketch = ['node', '10.0.0.11', { name: 'n1' }];
const STAGING = { owner: 'staging' };
const NAMES: Record<string, string> = { VIP: 'vip', 'DHCP range': 'dhcp', reservation: 'reserved' };
const at = (kind: string, range: string, owner = 'prod', name = NAMES[kind] ?? kind): string =>
  `${kind} "${name}" of ${owner} (${range})`;
const N1 = at('node', '10.0.0.11', 'prod', 'n1');

/** Claims that do not go together. */
export const INVALID_PLANS: readonly InvalidPlan[] = [
  [
    [LAN, NODE, ['node', '10.0.0.11', { name: 'n2' }]],
    3,
    [2],
    `${at('node', '10.0.0.11', 'prod', 'n2')} and ${N1} have the same address`,
  ],
  [[LAN, NODE, ['vip', '10.0.0.11']], 2, [3], `${N1} and ${at('VIP', '10.0.0.11')} have the same address`],
  [
    [LAN, NODE, ['gateway', '10.0.0.11']],
    3,
    [2],
    `${at('gateway', '10.0.0.11')} and ${N1} have the same address`,
  ],
  [
    [LAN, NODE, ['service', '10.0.0.11']],
    3,
    [2],
    `${at('service', '10.0.0.11')} and ${N1} have the same address`,
  ],
  [
    [LAN, NODE, ['exposure', '10.0.0.11', STAGING]],
    3,
    [2],
    `${at('exposure', '10.0.0.11', 'staging')} and ${N1} have the same address`,
  ],
  [
    [LAN, NODE, ['router', '10.0.0.11']],
    2,
    [3],
    `${N1} and ${at('router', '10.0.0.11')} have the same address`,
  ],
  [
    [LAN, ['vip', '10.0.0.1'], ['router', '10.0.0.1']],
    2,
    [3],
    `${at('VIP', '10.0.0.1')} and ${at('router', '10.0.0.1')} have the same address`,
  ],
  [
    [LAN, ['vip', '10.0.0.9'], ['vip', '10.0.0.9', STAGING]],
    3,
    [2],
    `${at('VIP', '10.0.0.9', 'staging')} and ${at('VIP', '10.0.0.9')} have the same address`,
  ],
  [[LAN, NODE, ['reserved', '10.0.0.8/29']], 2, [3], `${N1} and ${at('reservation', '10.0.0.8/29')} overlap`],
  [
    [LAN, ['node', '10.0.0.150'], DHCP],
    2,
    [3],
    `${at('node', '10.0.0.150')} and ${at('DHCP range', '10.0.0.100-10.0.0.199')} overlap`,
  ],
  [
    [LAN, ['vip', '10.0.0.100'], DHCP],
    2,
    [3],
    `${at('VIP', '10.0.0.100')} and ${at('DHCP range', '10.0.0.100-10.0.0.199')} overlap`,
  ],
  [
    [LAN, ['gateway', '10.0.0.199'], DHCP],
    2,
    [3],
    `${at('gateway', '10.0.0.199')} and ${at('DHCP range', '10.0.0.100-10.0.0.199')} overlap`,
  ],
  [
    [LAN, ['router', '10.0.0.150'], DHCP],
    3,
    [2],
    `${at('DHCP range', '10.0.0.100-10.0.0.199')} and ${at('router', '10.0.0.150')} overlap`,
  ],
  [
    [LAN, ['nameserver', '10.0.0.150'], DHCP],
    3,
    [2],
    `${at('DHCP range', '10.0.0.100-10.0.0.199')} and ${at('nameserver', '10.0.0.150')} overlap`,
  ],
  [
    [LAN, ['node', '10.0.0.210'], POOL],
    2,
    [3],
    `${at('node', '10.0.0.210')} and ${at('pool', '10.0.0.208/28')} overlap`,
  ],
  [
    [LAN, ['gateway', '10.0.0.210'], POOL],
    2,
    [3],
    `${at('gateway', '10.0.0.210')} and ${at('pool', '10.0.0.208/28')} overlap`,
  ],
  [
    [LAN, ['exposure', '10.0.0.223', STAGING], POOL],
    2,
    [3],
    `${at('exposure', '10.0.0.223', 'staging')} and ${at('pool', '10.0.0.208/28')} overlap`,
  ],
  [
    [LAN, ['reserved', '10.0.0.200-10.0.0.208'], POOL],
    2,
    [3],
    `${at('reservation', '10.0.0.200-10.0.0.208')} and ${at('pool', '10.0.0.208/28')} overlap`,
  ],
  [
    [LAN, ['pool', '10.0.0.192/28'], DHCP],
    2,
    [3],
    `${at('pool', '10.0.0.192/28')} and ${at('DHCP range', '10.0.0.100-10.0.0.199')} overlap`,
  ],
  [
    [LAN, POOL, ['pool', '10.0.0.208/28', STAGING]],
    3,
    [2],
    `${at('pool', '10.0.0.208/28', 'staging')} and ${at('pool', '10.0.0.208/28')} overlap`,
  ],
  [
    [LAN, DHCP, ['dhcp', '10.0.0.190-10.0.0.205', { name: 'd2' }]],
    3,
    [2],
    `${at('DHCP range', '10.0.0.190-10.0.0.205', 'prod', 'd2')} and ${at('DHCP range', '10.0.0.100-10.0.0.199')} overlap`,
  ],
  [
    [
      LAN,
      POOL,
      ['exposure', '10.0.0.210', { within: 'pool', name: 'a' }],
      ['exposure', '10.0.0.210', { within: 'pool', name: 'b' }],
    ],
    4,
    [3],
    `${at('exposure', '10.0.0.210', 'prod', 'b')} and ${at('exposure', '10.0.0.210', 'prod', 'a')} have the same address`,
  ],
  [
    [LAN, ['node', '10.0.1.5']],
    2,
    [1],
    `${at('node', '10.0.1.5')} is outside ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['pool', '10.0.0.250-10.0.1.5']],
    2,
    [1],
    `${at('pool', '10.0.0.250-10.0.1.5')} is outside ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['router', '10.0.1.1']],
    2,
    [1],
    `${at('router', '10.0.1.1')} is outside ${at('subnet', '10.0.0.0/24')}`,
  ],
  [[LAN, ['node', 'fd00::5']], 2, [], `network "home" has no IPv6 subnet for ${at('node', 'fd00::5')}`],
  [[['node', '10.0.0.5']], 1, [], `network "home" has no IPv4 subnet for ${at('node', '10.0.0.5')}`],
  [
    [LAN, ['node', '10.0.0.0']],
    2,
    [1],
    `${at('node', '10.0.0.0')} has the network address 10.0.0.0 of ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['vip', '10.0.0.255']],
    2,
    [1],
    `${at('VIP', '10.0.0.255')} has the broadcast address 10.0.0.255 of ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['pool', '10.0.0.240/28']],
    2,
    [1],
    `${at('pool', '10.0.0.240/28')} has the broadcast address 10.0.0.255 of ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [
      ['subnet', 'fd00::/64'],
      ['node', 'fd00::'],
    ],
    2,
    [1],
    `${at('node', 'fd00::')} has the router anycast address fd00:: of ${at('subnet', 'fd00::/64')}`,
  ],
  [
    [LAN, ['subnet', '10.0.0.0/23', STAGING]],
    2,
    [1],
    `network "home" has two subnets: ${at('subnet', '10.0.0.0/24')} and ${at('subnet', '10.0.0.0/23', 'staging')}`,
  ],
  [
    [LAN, ['router', '10.0.0.1'], ['router', '10.0.0.2', STAGING]],
    3,
    [2],
    `network "home" has two routers: ${at('router', '10.0.0.1')} and ${at('router', '10.0.0.2', 'staging')}`,
  ],
  [
    [LAN, ['nameserver', '9.9.9.9'], ['nameserver', '1.1.1.1', STAGING]],
    3,
    [2],
    `staging and prod state different nameservers of network "home": ${at('nameserver', '9.9.9.9')} and ${at('nameserver', '1.1.1.1', 'staging')}`,
  ],
  [
    [LAN, DHCP, ['dhcp', '10.0.0.100-10.0.0.198', STAGING]],
    3,
    [2],
    `staging and prod state different DHCP ranges of network "home": ${at('DHCP range', '10.0.0.100-10.0.0.199')} and ${at('DHCP range', '10.0.0.100-10.0.0.198', 'staging')}`,
  ],
  [
    [LAN, ['subnet', '10.0.0.128/25', { network: 'lab' }]],
    2,
    [1],
    `networks "home" and "lab" overlap: ${at('subnet', '10.0.0.0/24')} and ${at('subnet', '10.0.0.128/25')}`,
  ],
  [
    [LAN, ['pods', '10.0.0.0/16']],
    2,
    [1],
    `${at('pod CIDR', '10.0.0.0/16', 'prod', 'pods')} overlaps ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['services', '10.0.0.0/12']],
    2,
    [1],
    `${at('Service CIDR', '10.0.0.0/12', 'prod', 'services')} overlaps ${at('subnet', '10.0.0.0/24')}`,
  ],
  [
    [LAN, ['pods', '10.96.0.0/12'], ['services', '10.96.0.0/16']],
    3,
    [2],
    `${at('Service CIDR', '10.96.0.0/16', 'prod', 'services')} overlaps ${at('pod CIDR', '10.96.0.0/12', 'prod', 'pods')}`,
  ],
  [
    [LAN, ['node', '10.0.0.5', { hostname: 'A.home' }], ['vip', '10.0.0.6', { hostname: 'a.HOME.' }]],
    2,
    [3],
    `${at('node', '10.0.0.5')} and ${at('VIP', '10.0.0.6')} have the hostname "A.home"`,
  ],
  [
    [
      LAN,
      ['node', '10.0.0.5', { mac: ['52-54-00-AA-BB-CC'] }],
      ['node', '10.0.0.6', { mac: ['5254.00aa.bbcc'] }],
    ],
    3,
    [2],
    `${at('node', '10.0.0.6')} and ${at('node', '10.0.0.5')} have the MAC 52:54:00:aa:bb:cc`,
  ],
  [
    [
      LAN,
      ['subnet', '10.9.0.0/24', { network: 'lab' }],
      ['node', '10.0.0.5', { mac: ['525400aabbcc'] }],
      ['node', '10.9.0.5', { network: 'lab', name: 'x', mac: ['52:54:00:aa:bb:cc'] }],
    ],
    4,
    [3],
    `${at('node', '10.9.0.5', 'prod', 'x')} and ${at('node', '10.0.0.5')} have the MAC 52:54:00:aa:bb:cc`,
  ],
  [
    [LAN, POOL, ['exposure', '10.0.0.50', { within: 'pool' }]],
    3,
    [2],
    `${at('exposure', '10.0.0.50')} does not lie in ${at('pool', '10.0.0.208/28')}`,
  ],
  [
    [LAN, ['exposure', '10.0.0.50', { within: 'gatway' }]],
    2,
    [],
    `${at('exposure', '10.0.0.50')} must lie in "gatway", which network "home" does not have`,
  ],
];
