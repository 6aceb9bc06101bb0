import type { Group, Profile } from '@strata/matchbox';
import { bootAssets, contractOf, kernelArgs, schematicId } from '@strata/talos';
import type { Machine } from '@strata/talos';
import type { MachineParts } from '../machine/machine-outputs';
import type { BootSettings } from './boot-schema';

/** A file that machines boot from: where matchbox serves it below `/assets/`, and where it comes from. */
export interface BootAsset {
  readonly path: string;
  readonly url: string;
}

/** What matchbox serves for machines. */
export interface BootDefinitions {
  readonly groups: readonly Group[];
  readonly profiles: readonly Profile[];
  readonly assets: readonly BootAsset[];
}

/** The directory of machine configs with their secrets, below the assets of matchbox. */
export const CONFIG_ASSETS = 'configs';

/** The group and profile of machines that nobody knows. */
const DEFAULT = 'default';

/** What iPXE calls the architectures. */
const BUILD_ARCH = { amd64: 'x86_64', arm64: 'arm64' } as const;

/**
 * Groups and profiles for machines: one group per MAC address, profiles by what machines have in common, and what
 * unknown machines get, which is Talos without a config: it waits, and touches no disk.
 */
export function bootDefinitions(machines: readonly MachineParts[], settings: BootSettings): BootDefinitions {
  const sorted = [...machines].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const names = profileNames(sorted, settings);
  const profiles = new Map<string, Profile>();
  for (const { machine } of sorted) {
    const id = names.get(machine) ?? '';
    if (!profiles.has(id)) profiles.set(id, profileOf(id, machine, settings, [configArg(settings)]));
  }
  const unknown = ARCHITECTURES.flatMap((architecture) => {
    const like = sorted.find(({ machine }) => machine.architecture === architecture)?.machine;
    return like === undefined ? [] : [{ architecture, like }];
  });
  const defaults = unknown.map(({ architecture, like }, index) => {
    const id = index === 0 ? DEFAULT : `${DEFAULT}-${architecture}`;
    const selector = index === 0 ? {} : { selector: { arch: BUILD_ARCH[architecture] } };
    return {
      profile: profileOf(id, like, settings, []),
      group: { id, name: 'Machines that nobody knows', profile: id, ...selector },
    };
  });
  return {
    groups: [
      ...sorted.flatMap((parts) =>
        groupsOf(parts, parts.machine.bootProfile ?? names.get(parts.machine) ?? ''),
      ),
      ...defaults.map(({ group }) => group),
    ],
    profiles: [...profiles.values(), ...defaults.map(({ profile }) => profile)],
    assets: assetsOf(sorted),
  };
}

const ARCHITECTURES = ['amd64', 'arm64'] as const;

const keyOf = ({ cluster, node }: MachineParts): string => `${cluster.name}/${node}`;

/** One group per MAC address: a machine may boot from any of its links. */
const groupsOf = ({ cluster, node, machine }: MachineParts, profile: string): Group[] =>
  machine.macs.map((mac, index) => ({
    id: index === 0 ? node : `${node}-${index + 1}`,
    name: `${node} of ${cluster.name}`,
    profile,
    selector: { mac },
    metadata: { cluster: cluster.name, node, role: machine.role },
  }));

function profileOf(
  id: string,
  machine: Machine,
  { kernelArgs: own }: BootSettings,
  config: readonly string[],
): Profile {
  const [kernel, initramfs] = assetPaths(machine);
  const contract = contractOf(machine.talos);
  return {
    id,
    name: `Talos ${machine.talos} on ${machine.architecture}`,
    boot: {
      kernel: `/assets/${kernel}`,
      initrd: [`/assets/${initramfs}`],
      args: [
        // EFI firmware finds the initial RAM disk by its name.
        `initrd=${initramfs.slice(initramfs.lastIndexOf('/') + 1)}`,
        ...(contract === undefined ? [] : kernelArgs(contract)),
        ...machine.schematic.kernelArgs,
        ...own,
        ...config,
      ],
    },
  };
}

/** Where a machine finds its config; iPXE and Talos both know `${mac}`. */
const configArg = ({ url }: BootSettings): string =>
  `talos.config=${url}/assets/${CONFIG_ASSETS}/\${mac}.yaml`;

const directoryOf = ({ schematic, talos }: Machine): string => `talos/${schematicId(schematic)}/v${talos}`;

const assetPaths = (machine: Machine): readonly [string, string] => [
  `${directoryOf(machine)}/kernel-${machine.architecture}`,
  `${directoryOf(machine)}/initramfs-${machine.architecture}.xz`,
];

function assetsOf(machines: readonly MachineParts[]): BootAsset[] {
  const found = new Map<string, string>();
  for (const { machine } of machines) {
    const [kernel, initramfs] = assetPaths(machine);
    const urls = bootAssets(machine);
    found.set(kernel, urls.kernel).set(initramfs, urls.initramfs);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, url]) => ({ path, url }));
}

/** The profile of each machine: by cluster, role and architecture, and by version where these differ within. */
function profileNames(machines: readonly MachineParts[], { profiles }: BootSettings): Map<Machine, string> {
  const classOf = ({ cluster, machine }: MachineParts): string =>
    profiles === 'single' ? 'talos' : `${cluster.name}-${machine.role}-${machine.architecture}`;
  return new Map(
    machines.map((parts) => {
      const name = classOf(parts);
      const same = machines.filter((each) => classOf(each) === name).map(({ machine }) => machine);
      const differs = (of: (machine: Machine) => string): boolean => new Set(same.map(of)).size > 1;
      const { machine } = parts;
      const suffix = [
        ...(differs((each) => each.architecture) ? [machine.architecture] : []),
        ...(differs((each) => each.talos) ? [`v${machine.talos}`] : []),
        ...(differs((each) => schematicId(each.schematic))
          ? [schematicId(machine.schematic).slice(0, 8)]
          : []),
      ];
      return [machine, [name, ...suffix].join('-')];
    }),
  );
}
