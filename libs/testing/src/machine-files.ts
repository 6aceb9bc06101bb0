import { FIXTURE_FILES } from './fixture-workspace';

const machine = (role: string, mac: string, address: string, more = ''): string =>
  `role: ${role}\nmacs: ['${mac}']\naddress: ${address}\ndisk: /dev/sda\n${more}`;

/** A workspace whose cluster `lab` has three control planes and a worker of each architecture. */
export const MACHINE_FILES: Readonly<Record<string, string>> = {
  ...FIXTURE_FILES,
  'environments/production/clusters/lab/cluster.yaml': `role: control-plane
server: https://kubernetes.default.svc
network:
  nodes: 192.0.2.0/24
  router: 192.0.2.1
  nameservers: [192.0.2.1]
  dhcp: 192.0.2.100-192.0.2.149
  vip: 192.0.2.10
  loadBalancerPool: 192.0.2.200-192.0.2.239
  gatewayAddress: 192.0.2.240
  pods: 10.244.0.0/16
  services: 10.96.0.0/12
`,
  'environments/staging/clusters/rehearsal/cluster.yaml': `role: control-plane
server: https://kubernetes.default.svc
network:
  nodes: 198.51.100.0/24
  controlPlane: []
  pods: 10.244.0.0/16
  services: 10.96.0.0/12
`,
  'talos/base/machine.yaml': `talos: 1.12.7
kubernetes: 1.34.2
schematic: { extensions: [siderolabs/iscsi-tools] }
timeServers: [time.example.com]
`,
  'talos/production/machine.yaml': 'sysctls: { vm.max_map_count: "262144" }\n',
  'talos/production/lab/machine.yaml': 'cni: cilium\n',
  'talos/production/lab/cp-1/machine.yaml': machine('controlplane', '52:54:00:00:00:11', '192.0.2.11'),
  'talos/production/lab/cp-2/machine.yaml': machine('controlplane', '52:54:00:00:00:12', '192.0.2.12'),
  'talos/production/lab/cp-3/machine.yaml': machine('controlplane', '52:54:00:00:00:13', '192.0.2.13'),
  'talos/production/lab/worker-1/machine.yaml': machine(
    'worker',
    '52:54:00:00:00:21',
    '192.0.2.21',
    "labels: { example.com/disk: 'fast' }\n",
  ),
  'talos/production/lab/worker-2/machine.yaml': machine(
    'worker',
    '52:54:00:00:00:22',
    'dhcp',
    'architecture: arm64\n',
  ),
  'matchbox/boot.yaml': 'url: http://matchbox.example.com:8080\n',
};
