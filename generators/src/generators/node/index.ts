import type { Tree } from '@nx/devkit';
import { machineModeline, suggest } from '@strata/model';
import { clustersIn, requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate node`; schema.json describes them. */
export interface NodeOptions {
  readonly name: string;
  readonly cluster: string;
  readonly mac: string;
  readonly role?: 'controlplane' | 'worker';
  readonly address?: string;
  readonly disk?: string;
  readonly architecture?: 'amd64' | 'arm64';
}

/** Versions for a workspace without machines. */
const FIRST_VERSIONS = ['talos: 1.13.9', 'kubernetes: 1.34.2'];

/** Creates a machine. The next render writes its config and what it boots from. */
export default function nodeGenerator(tree: Tree, options: NodeOptions): () => void {
  const { name, cluster, role = 'worker', address = 'dhcp', disk = '/dev/sda', architecture } = options;
  requireName('a node', name, ['patches']);
  const clusters = clustersIn(tree);
  const found = clusters.find((each) => each.name === cluster);
  if (found === undefined) {
    const names = clusters.map((each) => each.name);
    throw new Error(`There is no cluster "${cluster}". ${suggest(cluster, names)}`);
  }
  const mac = options.mac.trim().toLowerCase().replace(/-/g, ':');
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(mac)) {
    throw new Error(`"${options.mac}" is no MAC address such as 52:54:00:12:34:56.`);
  }
  const base = 'talos/base/machine.yaml';
  const file = `talos/${found.environment}/${cluster}/${name}/machine.yaml`;
  const text = [
    machineModeline(file),
    `role: ${role}`,
    ...(architecture === undefined || architecture === 'amd64' ? [] : [`architecture: ${architecture}`]),
    `macs: ['${mac}']`,
    `address: ${address}`,
    `disk: ${disk}`,
    '',
  ].join('\n');
  const first = [machineModeline(base), '# What every machine has in common.', ...FIRST_VERSIONS, ''].join(
    '\n',
  );
  const isFirst = !tree.exists('talos') && writeNew(tree, base, first);
  const isNew = writeNew(tree, file, text);
  return nextStep(
    Number(isFirst) + Number(isNew),
    `npx nx affected -t render, then npx strata boot --mac ${mac}`,
  );
}
