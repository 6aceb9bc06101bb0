import type { FixtureWorkspace } from '@strata/testing';

/** A way to break a workspace with machines, and the project that must refuse it. */
export interface BadMachine {
  readonly name: string;
  readonly project: 'talos' | 'matchbox' | 'platform';
  readonly breakIt: (workspace: FixtureWorkspace) => void;
}

const BASE = 'talos/base/machine.yaml';
const LAB = 'talos/production/lab';
const CP = `${LAB}/cp-1/machine.yaml`;
const WORKER = `${LAB}/worker-1/machine.yaml`;
const CLUSTER = 'environments/production/clusters/lab/cluster.yaml';

type Break = BadMachine['breakIt'];

const talos = (name: string, breakIt: Break): BadMachine => ({ name, project: 'talos', breakIt });
const boot = (name: string, breakIt: Break): BadMachine => ({ name, project: 'matchbox', breakIt });
const network = (name: string, breakIt: Break): BadMachine => ({ name, project: 'platform', breakIt });

const edit =
  (file: string, from: string, to: string): Break =>
  (workspace) =>
    workspace.edit(file, from, to);
const write =
  (file: string, text: string): Break =>
  (workspace) =>
    workspace.write(file, text);
const patch = (text: string, directory = LAB): Break => write(`${directory}/patches/patch.yaml`, text);

/** What is wrong with machines: each is refused with its place, and nothing is rendered. */
export const BAD_MACHINES: readonly BadMachine[] = [
  // Layers of machines.
  talos('a machine without a role', edit(CP, 'role: controlplane\n', '')),
  talos('an unknown role', edit(CP, 'role: controlplane', 'role: control-plane')),
  talos('an unknown key', edit(CP, 'disk: /dev/sda', 'disk: /dev/sda\ndisc: /dev/sdb')),
  talos('an unknown architecture', edit(WORKER, 'disk: /dev/sda', 'disk: /dev/sda\narchitecture: riscv64')),
  talos('no MAC address', edit(CP, "['52:54:00:00:00:11']", '[]')),
  talos('a MAC address with hyphens', edit(CP, '52:54:00:00:00:11', '52-54-00-00-00-11')),
  talos(
    'one MAC address twice on a machine',
    edit(CP, "['52:54:00:00:00:11']", "['52:54:00:00:00:11', '52:54:00:00:00:11']"),
  ),
  talos('a disk that is no device', edit(CP, '/dev/sda', 'sda')),
  talos('a disk selector without a condition', edit(CP, '/dev/sda', '{}')),
  talos('an unknown condition for a disk', edit(CP, '/dev/sda', '{ vendor: ACME }')),
  talos('a version that is not exact', edit(BASE, 'talos: 1.12.7', 'talos: latest')),
  talos('a release of Talos that is not known', edit(BASE, 'talos: 1.12.7', 'talos: 1.9.5')),
  talos(
    'a release of Kubernetes that Talos does not run',
    edit(BASE, 'kubernetes: 1.34.2', 'kubernetes: 1.36.0'),
  ),
  talos('a label that the API server refuses', edit(WORKER, 'fast', 'very fast')),
  talos(
    'a taint without an effect',
    edit(WORKER, 'disk: /dev/sda', "disk: /dev/sda\ntaints: { example.com/slow: 'true' }"),
  ),
  talos(
    'an endpoint without https',
    edit(BASE, 'kubernetes:', 'endpoint: http://192.0.2.10:6443\nkubernetes:'),
  ),
  talos(
    'an endpoint that is no URL',
    edit(BASE, 'kubernetes:', 'endpoint: "https://[192.0.2.10"\nkubernetes:'),
  ),
  talos(
    'a kernel argument of two words',
    edit(BASE, 'schematic: { ', 'schematic: { kernelArgs: ["quiet splash"], '),
  ),
  talos('an unknown network of pods', edit(`${LAB}/machine.yaml`, 'cilium', 'calico')),
  talos(
    'a watchdog that bites too early',
    edit(`${LAB}/machine.yaml`, 'cni: cilium', 'watchdog: { device: /dev/watchdog0, timeout: 5s }'),
  ),
  talos(
    'a watchdog without a duration',
    edit(`${LAB}/machine.yaml`, 'cni: cilium', 'watchdog: { device: /dev/watchdog0, timeout: soon }'),
  ),
  talos(
    'an unknown role for pods',
    edit(
      `${LAB}/machine.yaml`,
      'cni: cilium',
      'talosApiAccess: { roles: ["os:root"], namespaces: [kube-system] }',
    ),
  ),
  talos('a port that is none', edit(BASE, 'kubernetes:', 'kubePrismPort: 99999\nkubernetes:')),
  talos(
    'a subnet of etcd that is none',
    edit(BASE, 'kubernetes:', 'etcd: { advertisedSubnets: [192.0.2.0/33] }\nkubernetes:'),
  ),
  talos('a machine without a definition', (workspace) => workspace.remove(CP)),
  talos(
    'machines of a cluster that does not exist',
    write('talos/production/lap/cp-1/machine.yaml', 'role: worker\n'),
  ),
  talos(
    'machines of an environment that does not exist',
    write('talos/prod/lab/cp-1/machine.yaml', 'role: worker\n'),
  ),
  talos('a file that nothing reads', write(`${LAB}/cp-1/machine.yml`, 'role: worker\n')),
  talos('a name that no host can have', write(`${LAB}/CP_9/machine.yaml`, 'role: worker\n')),
  talos('broken YAML', edit(CP, 'role: controlplane', 'role: [controlplane')),
  talos(
    'addresses of the control plane that stand twice',
    edit(CLUSTER, '  pods:', '  controlPlane: [192.0.2.11]\n  pods:'),
  ),
  talos('no way to the Kubernetes API', edit(CLUSTER, '  vip: 192.0.2.10\n', '')),

  // Patches.
  talos('a patch in broken YAML', patch('machine: [')),
  talos('an empty patch', patch('# nothing\n')),
  talos('a JSON patch', patch('- op: add\n  path: /machine/sysctls\n  value: {}\n')),
  talos('a patch with an unknown field', patch('machine:\n  sysctl: { kernel.panic: "1" }\n')),
  talos('a patch of an unknown kind', patch('apiVersion: v1alpha1\nkind: LinkConfiguration\nname: eth0\n')),
  talos(
    'a patch that deletes what is not there',
    patch('apiVersion: v1alpha1\nkind: LinkConfig\nname: eth9\n$patch: delete\n'),
  ),
  talos(
    'a patch with a kind of a later release',
    patch('apiVersion: v1alpha1\nkind: KubeSpanConfig\nenabled: true\n'),
  ),
  talos('a patch with a field of the wrong type', patch('machine:\n  install:\n    wipe: sometimes\n')),
  talos(
    'a patch with an interface and a selector',
    patch(
      'machine:\n  network:\n    interfaces:\n      - interface: eth0\n        deviceSelector: { hardwareAddr: "52:54:00:00:00:11" }\n        dhcp: true\n',
    ),
  ),
  talos(
    'a patch with a route to nowhere',
    patch(
      'machine:\n  network:\n    interfaces:\n      - interface: eth0\n        routes:\n          - network: 192.0.2.0/99\n',
    ),
  ),
  talos(
    'a patch with the VIP on a worker',
    patch(
      'machine:\n  network:\n    interfaces:\n      - interface: eth0\n        dhcp: true\n        vip: { ip: 192.0.2.10 }\n',
      `${LAB}/worker-1`,
    ),
  ),
  talos(
    'a patch with access to Talos on a worker',
    patch(
      'machine:\n  features:\n    kubernetesTalosAPIAccess:\n      enabled: true\n      allowedRoles: [os:reader]\n      allowedKubernetesNamespaces: [kube-system]\n',
      `${LAB}/worker-1`,
    ),
  ),
  talos(
    'a patch with one manifest twice',
    patch(
      'cluster:\n  inlineManifests:\n    - { name: one, contents: "a: 1" }\n    - { name: one, contents: "a: 2" }\n',
      `${LAB}/cp-1`,
    ),
  ),
  talos('a patch with a hostname beside its document', patch('machine:\n  network:\n    hostname: other\n')),
  talos(
    'a patch with a network of pods that is no CIDR',
    patch('cluster:\n  network:\n    podSubnets: [10.244.0.0]\n'),
  ),
  talos(
    'a patch with an unknown CNI',
    patch('cluster:\n  network:\n    cni: { name: calico }\n', `${LAB}/cp-1`),
  ),
  talos('a patch without a disk', patch('machine:\n  install:\n    disk: { $patch: delete }\n')),
  talos(
    'a patch with a file outside /var',
    patch('machine:\n  files:\n    - { path: /etc/hosts, op: create, permissions: 0o644, content: "" }\n'),
  ),

  // What matchbox serves.
  boot('no URL of matchbox', write('matchbox/boot.yaml', '{}\n')),
  boot('a URL with a path', write('matchbox/boot.yaml', 'url: http://matchbox.example.com/boot/\n')),
  boot(
    'an unknown setting',
    write('matchbox/boot.yaml', 'url: http://matchbox.example.com:8080\nprofile: single\n'),
  ),
  boot('no settings at all', (workspace) => {
    workspace.remove('matchbox/boot.yaml');
    workspace.write('matchbox/profiles/rescue.yaml', 'boot: { kernel: /assets/k, initrd: [], args: [] }\n');
  }),
  boot(
    'a profile without a kernel',
    write('matchbox/profiles/rescue.yaml', 'boot: { initrd: [], args: [] }\n'),
  ),
  boot(
    'a profile with an argument of two words',
    write('matchbox/profiles/rescue.yaml', 'boot: { kernel: /assets/k, initrd: [], args: ["a b"] }\n'),
  ),
  boot(
    'a profile named like one for machines',
    write('matchbox/profiles/default.yaml', 'boot: { kernel: /assets/k, initrd: [], args: [] }\n'),
  ),
  boot(
    'a group of an unknown profile',
    write('matchbox/groups/rescue.yaml', 'profile: resque\nselector: { rescue: "yes" }\n'),
  ),
  boot('a second group for everybody', (workspace) => {
    workspace.write('matchbox/profiles/rescue.yaml', 'boot: { kernel: /assets/k, initrd: [], args: [] }\n');
    workspace.write('matchbox/groups/rescue.yaml', 'profile: rescue\nselector: {}\n');
  }),
  boot('a group with the MAC address of a machine', (workspace) => {
    workspace.write('matchbox/profiles/rescue.yaml', 'boot: { kernel: /assets/k, initrd: [], args: [] }\n');
    workspace.write(
      'matchbox/groups/rescue.yaml',
      'profile: rescue\nselector: { mac: "52:54:00:00:00:11" }\n',
    );
  }),
  boot(
    'a selector that is a list',
    write('matchbox/groups/rescue.yaml', 'profile: default\nselector: { mac: ["52:54:00:00:00:99"] }\n'),
  ),
  boot('a template that nobody wrote', write('matchbox/profiles/rescue.yaml', 'generic: rescue.txt\n')),
  boot('a template with a key that no group has', (workspace) => {
    workspace.write('matchbox/generic/rescue.txt', 'host={{.hostname_of_rescue}}\n');
    workspace.write('matchbox/profiles/rescue.yaml', 'generic: rescue.txt\n');
    workspace.write(
      'matchbox/groups/rescue.yaml',
      'profile: rescue\nselector: { rescue: "yes" }\nmetadata: { user: core }\n',
    );
  }),
  boot('a template that cannot be parsed', (workspace) => {
    workspace.write('matchbox/generic/rescue.txt', 'host={{.name\n');
    workspace.write('matchbox/profiles/rescue.yaml', 'generic: rescue.txt\n');
  }),
  boot(
    'a machine with an unknown boot profile',
    edit(WORKER, 'disk: /dev/sda', 'disk: /dev/sda\nbootProfile: memtest'),
  ),
  boot('a digest that is none', write('matchbox/digests.yaml', 'talos/x/v1.12.7/kernel-amd64: abc\n')),
  boot(
    'a digest of what nobody boots',
    write('matchbox/digests.yaml', `talos/x/v1.12.7/kernel-amd64: ${'ab'.repeat(32)}\n`),
  ),
  boot('a file under matchbox that nothing reads', write('matchbox/group/rescue.yaml', 'profile: default\n')),

  // The address plan.
  network('a node outside the subnet', edit(CP, '192.0.2.11', '198.51.100.11')),
  network('a node at an address that is none', edit(CP, '192.0.2.11', '192.0.2.311')),
  network('two nodes with one address', edit(CP, '192.0.2.11', '192.0.2.12')),
  network('two machines with one MAC address', edit(CP, '52:54:00:00:00:11', '52:54:00:00:00:12')),
  network('a node among the addresses of DHCP', edit(CP, '192.0.2.11', '192.0.2.111')),
  network('a node in the pool of MetalLB', edit(CP, '192.0.2.11', '192.0.2.211')),
  network('the VIP at a node', edit(CLUSTER, 'vip: 192.0.2.10', 'vip: 192.0.2.11')),
  network(
    'the Gateway in the pool',
    edit(CLUSTER, 'gatewayAddress: 192.0.2.240', 'gatewayAddress: 192.0.2.230'),
  ),
  network(
    'a pool that reaches into DHCP',
    edit(CLUSTER, '192.0.2.200-192.0.2.239', '192.0.2.140-192.0.2.239'),
  ),
  network('a pool that runs backwards', edit(CLUSTER, '192.0.2.200-192.0.2.239', '192.0.2.239-192.0.2.200')),
  network('pods on the network of the nodes', edit(CLUSTER, 'pods: 10.244.0.0/16', 'pods: 192.0.2.0/25')),
  network('a router outside the subnet', edit(CLUSTER, 'router: 192.0.2.1', 'router: 192.0.3.1')),
  network(
    'a reservation at the NFS server',
    edit(CLUSTER, '  vip:', '  reserved: { printer: 192.0.2.5 }\n  vip:'),
  ),
  network(
    'two clusters that disagree about a network',
    edit('environments/staging/clusters/rehearsal/cluster.yaml', '198.51.100.0/24', '192.0.2.0/25'),
  ),
];
