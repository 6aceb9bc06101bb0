import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@strata/model';
import { machineFile } from '@strata/render';
import type { ClusterTarget, MachineTarget } from '@strata/render';
import { checkUpgrade, DHCP, installerImage, upgradeOrder } from '@strata/talos';
import type { Versions } from '@strata/talos';

/** Upgrades that Talos does not support, from what stands in rendered/ to what would. */
export function checkRenderedVersions(
  root: string,
  target: ClusterTarget,
  machines: readonly MachineTarget[],
): Issue[] {
  return machines.flatMap(({ node, machine, locate }) => {
    const from = renderedVersions(root, target, node);
    if (from === undefined) return [];
    return checkUpgrade(from, machine).map(({ field, message, remedy }): Issue => ({
      code: 'STR233',
      message,
      clusters: [node],
      location: locate([field]),
      remedy,
    }));
  });
}

/** The commands that bring running machines to the versions that would be rendered; empty where nothing changes. */
export const pendingUpgrades = (root: string, targets: readonly ClusterTarget[]): string[] =>
  targets.flatMap((target) =>
    upgradeOrder(
      (target.machines ?? []).map(({ node, machine }) => ({
        node,
        isControlPlane: machine.role === 'controlplane',
        address: machine.address === DHCP ? node : machine.address,
        image: installerImage(machine),
        from: renderedVersions(root, target, node),
        to: machine,
      })),
    ),
  );

/** The versions in the machine config that is on the disk; undefined where there is none. */
function renderedVersions(
  root: string,
  { cluster }: ClusterTarget,
  node: string,
): (Versions & { readonly image: string }) | undefined {
  const file = join(root, machineFile(cluster.name, node));
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const [, image = '', talos] = /^ {4}image: (\S+:v(\d+\.\d+\.\d+))$/m.exec(sectionOf(text, 'install')) ?? [];
  const kubernetes = /^ {4}image: \S+:v(\d+\.\d+\.\d+)$/m.exec(sectionOf(text, 'kubelet'))?.[1];
  return talos === undefined || kubernetes === undefined ? undefined : { talos, kubernetes, image };
}

/** The lines of a section of `machine`. A whole config would take long to parse for two values. */
function sectionOf(text: string, name: string): string {
  const [, section = ''] =
    new RegExp(`^machine:$[^]*?^ {2}${name}:\\n((?: {4}.*\\n)*)`, 'm').exec(text) ?? [];
  return section;
}
