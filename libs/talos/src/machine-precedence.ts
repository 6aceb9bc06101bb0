/** What the path of a machine layer depends on. A `*` stands for any name, which makes a glob of the path. */
export interface MachineTargetNames {
  readonly environment: string;
  readonly cluster: string;
  readonly node: string;
}

/** One step of the precedence of machine layers. */
export interface MachineLevel {
  readonly level: 'base' | 'environment' | 'cluster' | 'node';
  /** Directory from the workspace root; it holds the layer, and patches in `patches/`. */
  readonly directory: (target: MachineTargetNames) => string;
}

/**
 * The order in which machine layers apply, lowest precedence first, above the defaults of Strata. Patches apply in the
 * same order, after everything else. This is the one place that says so.
 */
export const MACHINE_PRECEDENCE: readonly MachineLevel[] = [
  { level: 'base', directory: () => 'talos/base' },
  { level: 'environment', directory: ({ environment }) => `talos/${environment}` },
  { level: 'cluster', directory: ({ environment, cluster }) => `talos/${environment}/${cluster}` },
  { level: 'node', directory: ({ environment, cluster, node }) => `talos/${environment}/${cluster}/${node}` },
];

/** Names of the file that a layer of machines stands in, lowest precedence first. */
export const MACHINE_FILES = ['machine.yaml', 'machine.ts'] as const;

/** The directory of patches beside a layer. */
export const PATCHES = 'patches';

/** The files that may hold a layer of a machine, lowest precedence first. */
export const machineCandidates = (target: MachineTargetNames): string[] =>
  MACHINE_PRECEDENCE.flatMap(({ directory }) => MACHINE_FILES.map((file) => `${directory(target)}/${file}`));

/** The directories that may hold patches of a machine, in the order in which they apply. */
export const patchDirectories = (target: MachineTargetNames): string[] =>
  MACHINE_PRECEDENCE.map(({ directory }) => `${directory(target)}/${PATCHES}`);

/** The precedence as a Markdown table, lowest first; the documentation carries it. */
export function describeMachinePrecedence(): string {
  const names = { environment: '<environment>', cluster: '<cluster>', node: '<node>' };
  const rows = MACHINE_PRECEDENCE.map(({ level, directory }, index) => {
    const path = directory(names);
    return `| ${index + 2} | ${level} | \`${path}/${MACHINE_FILES[0]}\` or \`.ts\` | \`${path}/${PATCHES}/*.yaml\` |`;
  });
  return [
    '| | layer | file | patches |',
    '|---|---|---|---|',
    '| 1 | defaults | `libs/talos/src/machine-defaults.ts` | |',
    ...rows,
  ].join('\n');
}
