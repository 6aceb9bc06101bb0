import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LABEL_KEY, LABEL_VALUE } from '@strata/model';

const text = (description: string) => Type.String({ description, minLength: 1 });
const texts = (description: string) => Type.Array(Type.String({ minLength: 1 }), { description });
const version = (description: string) => Type.String({ description, pattern: '^\\d+\\.\\d+\\.\\d+$' });
const oneOf = <const T extends readonly string[]>(words: T, description: string) =>
  Type.Union(
    words.map((word) => Type.Literal(word as T[number])),
    { description },
  );

const diskSelector = Type.Object(
  {
    size: Type.Optional(text('Comparison with a size, such as `>= 100GB`.')),
    model: Type.Optional(text('Model, `*` for any characters.')),
    serial: Type.Optional(text('Serial number.')),
    modalias: Type.Optional(text('Modalias of the disk.')),
    uuid: Type.Optional(text('UUID of the disk.')),
    wwid: Type.Optional(text('World-wide identifier.')),
    type: Type.Optional(oneOf(['ssd', 'hdd', 'nvme', 'sd'], 'Kind of disk.')),
    busPath: Type.Optional(text('Path of the bus, `*` for any characters.')),
  },
  { description: 'The disk by what it is; every condition must hold.', minProperties: 1 },
);

/** What the layers under talos/ say of one machine. Its name is the directory of the node. */
export const MACHINE_SCHEMA = Type.Object({
  role: oneOf(['controlplane', 'worker'], 'What the machine does in its cluster, in the words of Talos.'),
  architecture: oneOf(['amd64', 'arm64'], 'Architecture of the processor.'),
  macs: Type.Array(
    Type.String({
      pattern: '^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$',
      description: 'A MAC address, lower-case with colons',
    }),
    {
      description: 'MAC addresses of the machine; the first is that of the link with its address.',
      minItems: 1,
      uniqueItems: true,
    },
  ),
  address: Type.String({
    description: 'IP address of the node, or `dhcp`',
    pattern: '^(?:dhcp|[0-9a-f.:]+)$',
  }),
  disk: Type.Union([Type.String({ pattern: '^/dev/' }), diskSelector], {
    description: 'The disk to install on: a device such as /dev/nvme0n1, or a selector.',
  }),
  labels: Type.Record(Type.String({ pattern: LABEL_KEY }), Type.String({ pattern: LABEL_VALUE }), {
    description: 'Labels of the Node.',
  }),
  annotations: Type.Record(Type.String(), Type.String(), { description: 'Annotations of the Node.' }),
  taints: Type.Record(
    Type.String({ pattern: LABEL_KEY }),
    Type.String({
      pattern:
        '^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?:(?:NoSchedule|PreferNoSchedule|NoExecute)$',
      description: '`value:Effect`',
    }),
    { description: 'Taints of the Node: key to `value:Effect`.' },
  ),
  bootProfile: Type.Optional(
    text('Profile under matchbox/profiles/ that the machine boots instead of Talos, such as memtest.'),
  ),
  talos: version('Exact version of Talos.'),
  kubernetes: version('Exact version of Kubernetes.'),
  schematic: Type.Object(
    {
      extensions: texts('System extensions as the Image Factory names them, such as siderolabs/iscsi-tools.'),
      kernelArgs: Type.Array(
        Type.String({ pattern: '^[A-Za-z][\\w.,=:/@+-]*$', description: 'One word without spaces' }),
        { description: 'Kernel arguments beside those of Talos.' },
      ),
      overlay: Type.Optional(
        Type.Object(
          { image: text('Image of the overlay.'), name: text('Name of the overlay.') },
          { description: 'Overlay of a single-board computer.' },
        ),
      ),
    },
    { description: 'What the Image Factory builds into the image; its hash is the id of the schematic.' },
  ),
  factory: text('Host of the Image Factory.'),
  endpoint: Type.Optional(
    Type.String({
      description:
        'URL of the Kubernetes API; the VIP of the network, or the only control plane, where absent.',
      pattern: '^https://',
    }),
  ),
  certSANs: texts('More names and addresses in the certificates of the Talos and Kubernetes APIs.'),
  cni: oneOf(['flannel', 'cilium', 'none'], 'Network of the pods. Talos installs flannel itself.'),
  kubeProxy: Type.Boolean({ description: 'Whether kube-proxy runs; cilium replaces it.' }),
  kubePrismPort: Type.Integer({
    minimum: 1,
    maximum: 65535,
    description: 'Port of KubePrism on every node.',
  }),
  dnsDomain: text('Domain of the Services in the cluster.'),
  workloadsOnControlPlane: Type.Boolean({ description: 'Whether pods are scheduled to control planes.' }),
  talosApiAccess: Type.Optional(
    Type.Object(
      {
        roles: texts('Roles of Talos that pods may get, such as os:reader.'),
        namespaces: texts('Namespaces whose pods may ask.'),
      },
      { description: 'Access of pods to the Talos API; of no effect on workers.' },
    ),
  ),
  watchdog: Type.Optional(
    Type.Object(
      {
        device: text('Device, such as /dev/watchdog0.'),
        timeout: text('Duration, such as 2m; at least 10s.'),
      },
      { description: 'Resets a machine that hangs.' },
    ),
  ),
  etcd: Type.Object(
    {
      advertisedSubnets: texts('Subnets whose addresses etcd announces.'),
      extraArgs: Type.Record(Type.String(), Type.String(), { description: 'More arguments of etcd.' }),
    },
    { description: 'etcd on control planes.' },
  ),
  metrics: Type.Boolean({
    description: 'Whether etcd, scheduler and controller manager offer metrics on every address of the node.',
  }),
  timeServers: texts('NTP servers.'),
  nameservers: texts('DNS servers of the machine.'),
  kernelModules: texts('Kernel modules to load.'),
  sysctls: Type.Record(Type.String(), Type.String(), { description: 'Kernel parameters.' }),
  registryMirrors: Type.Record(Type.String(), texts('URLs of mirrors, in order.'), {
    description: 'Mirrors by registry.',
  }),
  extraManifests: texts('URLs of manifests that are applied when the cluster is bootstrapped.'),
  secrets: Type.Object(
    { vault: text('Vault of 1Password.'), item: text('Item in it with one field per secret.') },
    { description: 'Where the secrets of the cluster stand; the machine config refers to them.' },
  ),
});

/** The composed configuration of one machine. */
export type Machine = Static<typeof MACHINE_SCHEMA>;

/** How `address` says that the machine gets its address from the network. */
export const DHCP = 'dhcp';
