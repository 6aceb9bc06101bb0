import type { BootFiles } from './boot-files';

/** What is changed of a directory that is right. */
export interface BootChange {
  readonly groups?: Readonly<Record<string, unknown>>;
  readonly groupExtension?: string;
  readonly profiles?: Readonly<Record<string, unknown>>;
  readonly templates?: Readonly<Record<string, string>>;
  /** Arguments of the kernel. */
  readonly args?: readonly unknown[];
  /** The one template, which the profile names. */
  readonly template?: string;
  /** Metadata of the one group. */
  readonly metadata?: unknown;
}

/** A group that is right. */
export const NODE = { id: 'node', profile: 'talos', selector: { mac: '52:54:00:00:00:01' } };

/** A profile that is right. */
export const TALOS = {
  id: 'talos',
  boot: { kernel: '/assets/kernel', initrd: ['/assets/disk'], args: ['initrd=disk', 'console=tty0'] },
};

/** A directory that is right but for a change. */
export function bootWith(change: BootChange): BootFiles {
  const { args, template, metadata, groupExtension = '.json' } = change;
  const profile = {
    ...TALOS,
    boot: { ...TALOS.boot, args: args ?? TALOS.boot.args },
    ...(template === undefined ? {} : { generic_id: 'talos.yaml' }),
  };
  const group = { ...NODE, ...(metadata === undefined ? {} : { metadata }) };
  const {
    groups = { node: group },
    profiles = { talos: profile },
    templates = template === undefined ? {} : { 'talos.yaml': template },
  } = change;
  return {
    groups: Object.entries(groups).map(([id, data]) => ({ file: `groups/${id}${groupExtension}`, group: data })),
    profiles: Object.entries(profiles).map(([id, data]) => ({ file: `profiles/${id}.json`, profile: data })),
    templates: Object.entries(templates).map(([name, text]) => ({ file: `generic/${name}`, text })),
  };
}

/** What is wrong, in words; the change that makes it so; what is said of it. */
export const INVALID: readonly (readonly [string, BootChange, readonly string[]])[] = [
  ["a group that is a list", { groups: { node: [] } }, []],
  ["an unknown key of a group", { groups: { node: { ...NODE, selectors: {} } } }, []],
  ["a key of a group in upper case", { groups: { node: { ...NODE, Metadata: {} } } }, []],
  ["a group without an id", { groups: { node: { profile: 'talos' } } }, []],
  ["an empty id", { groups: { node: { ...NODE, id: '' } } }, []],
  ["an id that is not the name of the file", { groups: { node: { ...NODE, id: 'machine' } } }, []],
  ["an id with a slash", { groups: { node: { ...NODE, id: 'lab/node' } } }, []],
  ["an id that leads upwards", { groups: { node: { ...NODE, id: '..' } } }, []],
  ["an id that is a number", { groups: { node: { ...NODE, id: 1 } } }, []],
  ["a file that matchbox does not look for", { groups: { node: NODE }, groupExtension: '.yaml' }, []],
  ["a group without a profile", { groups: { node: { id: 'node' } } }, []],
  ["an empty profile", { groups: { node: { ...NODE, profile: '' } } }, []],
  ["a profile that does not exist", { groups: { node: { ...NODE, profile: 'tales' } } }, []],
  ["a name that is a list", { groups: { node: { ...NODE, name: ['node'] } } }, []],
  ["a selector that is a text", { groups: { node: { ...NODE, selector: 'mac' } } }, []],
  ["a list of MAC addresses", { groups: { node: { ...NODE, selector: { mac: ['52:54:00:00:00:01'] } } } }, []],
  ["a number in a selector", { groups: { node: { ...NODE, selector: { rack: 7 } } } }, []],
  ["metadata that are a list", { groups: { node: { ...NODE, metadata: [] } } }, []],
  ["metadata that are null", { groups: { node: { ...NODE, metadata: null } } }, []],
  ["metadata in place of the request", { groups: { node: { ...NODE, metadata: { request: {} } } } }, []],
  ["metadata behind the selector", { groups: { node: { ...NODE, metadata: { mac: 'other' } } } }, []],
  ["no MAC address", { groups: { node: { ...NODE, selector: { mac: 'node' } } } }, []],
  ["a MAC address of five bytes", { groups: { node: { ...NODE, selector: { mac: '52:54:00:00:01' } } } }, []],
  ["a MAC address of bare digits", { groups: { node: { ...NODE, selector: { mac: '525400000001' } } } }, []],
  ["a MAC address of two notations", { groups: { node: { ...NODE, selector: { mac: '52:54-00:00:00:01' } } } }, []],
  ["an empty MAC address", { groups: { node: { ...NODE, selector: { mac: '' } } } }, []],
  ["a MAC address with hyphens", { groups: { node: { ...NODE, selector: { mac: '52-54-00-00-00-01' } } } }, []],
  ["a MAC address in upper case", { groups: { node: { ...NODE, selector: { mac: '52:54:00:AA:BB:01' } } } }, []],
  ["a label in upper case", { groups: { node: { ...NODE, selector: { MAC: '52:54:00:00:00:01' } } } }, []],
  ["labels that differ in case", { groups: { node: { ...NODE, selector: { Rack: 'a', rack: 'b' } } } }, []],
  ["a label without a name", { groups: { node: { ...NODE, selector: { '': 'a' } } } }, []],
  ["a UUID in upper case", { groups: { node: { ...NODE, selector: { uuid: '4C4C4544-0042-3510-8051-B4C04F4A4E32' } } } }, []],
  ["an architecture that iPXE calls otherwise", { groups: { node: { ...NODE, selector: { arch: 'amd64' } } } }, []],
  ["two groups without a selector", { groups: { node: { id: 'node', profile: 'talos' }, other: { id: 'other', profile: 'talos', selector: {} } } }, []],
  ["two groups with one MAC address", { groups: { node: NODE, other: { ...NODE, id: 'other' } } }, []],
  ["two groups with one selector in another order", { groups: { node: { ...NODE, selector: { rack: 'a', os: 'b' } }, other: { ...NODE, id: 'other', selector: { os: 'b', rack: 'a' } } } }, []],
  ["two groups with one MAC address and other labels", { groups: { node: { ...NODE, selector: { ...NODE.selector, os: 'installed' } }, other: { ...NODE, id: 'other', selector: { ...NODE.selector, rack: 'a' } } } }, []],
  ["a profile that is a text", { profiles: { talos: 'kernel' } }, []],
  ["an unknown key of a profile", { profiles: { talos: { ...TALOS, genericId: 'talos.yaml' } } }, []],
  ["an unknown key of what is booted", { profiles: { talos: { ...TALOS, boot: { ...TALOS.boot, cmdline: {} } } } }, []],
  ["a profile with another id", { profiles: { talos: { ...TALOS, id: 'linux' } } }, []],
  ["a profile that serves nothing", { profiles: { talos: { id: 'talos' } } }, []],
  ["an Ignition config", { profiles: { talos: { ...TALOS, ignition_id: 'talos.ign' } } }, []],
  ["a cloud config", { profiles: { talos: { ...TALOS, cloud_id: 'talos.yaml' } } }, []],
  ["no kernel", { profiles: { talos: { id: 'talos', boot: { initrd: ['/i'], args: [] } } } }, []],
  ["an empty kernel", { profiles: { talos: { id: 'talos', boot: { kernel: '', initrd: ['/i'], args: [] } } } }, []],
  ["a kernel with its arguments", { profiles: { talos: { id: 'talos', boot: { kernel: '/k quiet', initrd: ['/i'], args: [] } } } }, []],
  ["a kernel of two lines", { profiles: { talos: { id: 'talos', boot: { kernel: '/k\n', initrd: ['/i'], args: [] } } } }, []],
  ["no initial RAM disk", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', args: [] } } } }, []],
  ["an empty list of disks", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: [], args: [] } } } }, []],
  ["a disk that is no list", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: '/i', args: [] } } } }, []],
  ["an empty disk", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: [''], args: [] } } } }, []],
  ["a disk with a name and no URL", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: ['--name disk'], args: [] } } } }, []],
  ["no arguments", { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: ['/i'] } } } }, []],
  ["an empty argument", { args: [''] }, []],
  ["an argument of two words", { args: ['console=tty0 quiet'] }, []],
  ["an argument of two lines", { args: ['console=tty0\nquiet'] }, []],
  ["an argument that ends the command", { args: ['||'] }, []],
  ["an argument that starts a comment", { args: ['#quiet'] }, []],
  ["an argument that is a number", { args: [1] }, []],
  ["an argument with a disk that is not loaded", { args: ['initrd=disk.xz'] }, []],
  ["a template that does not exist", { profiles: { talos: { ...TALOS, generic_id: 'talos.yml' } }, templates: { 'talos.yaml': '' } }, []],
  ["a template that is not closed", { template: 'a\n{{ if .mac }}' }, []],
  ["a function of another engine", { template: '{{ .mac | upper }}' }, []],
  ["a function that nobody knows", { template: '{{ shout .mac }}' }, []],
  ["a key that a group lacks", { template: '{{ .mac }}\n  {{ .role }}' }, []],
  ["keys that a group without metadata lacks", { template: '{{ .role }}{{ .zone }}' }, []],
  ["a key within the metadata", { metadata: { network: {} }, template: '{{ .network.address }}' }, []],
  ["a key within with", { metadata: { network: { vlan: 3 } }, template: '{{ with .network }}{{ .address }}{{ end }}' }, []],
  ["a key in a branch for another architecture", { metadata: {}, template: '{{ if eq .request.query.arch "arm64" }}{{ .dtb }}{{ end }}' }, []],
  ["a key in another case than the metadata", { metadata: { Role: 'worker' }, template: '{{ .role }}' }, []],
  ["a part of the request that does not exist", { template: '{{ .request.headers }}' }, []],
  ["a template that stops otherwise", { metadata: { disks: [] }, template: '{{ index .disks 0 }}' }, []],
];
