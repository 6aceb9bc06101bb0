import { isError, suggest } from '@strata/model';
import {
  describeUnsafe,
  injectMachine,
  machineConfigs,
  pendingUpgrades,
  TALOS_PROJECT,
  writeConfidential,
} from '@strata/workspace';
import type { MachineConfigFile, Workspace } from '@strata/workspace';
import type { Command, CommandOptions } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import type { Terminal } from './terminal';

const USAGE =
  '"talos" is called as "strata talos inject <cluster>[/<node>]" or "strata talos upgrade [<cluster>]".';

/** Makes machine configs with their secrets, outside Git, and tells how machines are upgraded. */
export const talosCommand: Command = (options, terminal) => {
  const [verb, place, ...rest] = options.words;
  if ((verb !== 'inject' && verb !== 'upgrade') || rest.length > 0) throw new UsageError(USAGE);
  const workspace = openWorkspace(terminal);
  if (!workspace.projects.includes(TALOS_PROJECT))
    throw new UsageError('There are no machines under talos/.');
  const { files, issues } = workspace.render(TALOS_PROJECT);
  const found = [...workspace.inventoryIssues, ...issues];
  if (found.some(isError)) return reportIssues(workspace.root, found, undefined, terminal);
  if (verb === 'upgrade') return showUpgrade(workspace, place, terminal);
  if (place === undefined) throw new UsageError(USAGE);
  return inject(selectConfigs(machineConfigs(workspace.targets, files), place), options, terminal);
};

/** The commands that bring running machines to what is about to be rendered. */
function showUpgrade({ root, targets }: Workspace, name: string | undefined, { stdout }: Terminal): number {
  const names = targets.map(({ cluster }) => cluster.name);
  if (name !== undefined && !names.includes(name)) {
    throw new UsageError(`There is no cluster "${name}". ${suggest(name, names)}`);
  }
  const chosen = targets.filter(({ cluster }) => name === undefined || cluster.name === name);
  const commands = pendingUpgrades(root, chosen);
  stdout.write(
    commands.length === 0
      ? 'Every machine config in rendered/ has the versions of its sources: nothing to upgrade.\n'
      : `${commands.join('\n')}\n`,
  );
  return EXIT.ok;
}

function selectConfigs(configs: readonly MachineConfigFile[], place: string): readonly MachineConfigFile[] {
  const found = configs.filter(({ cluster, node }) => place === cluster || place === `${cluster}/${node}`);
  const names = configs.flatMap(({ cluster, node }) => [cluster, `${cluster}/${node}`]);
  if (found.length === 0) throw new UsageError(`There is no machine "${place}". ${suggest(place, names)}`);
  return found;
}

function inject(
  configs: readonly MachineConfigFile[],
  { secrets, output, byMac }: CommandOptions,
  { stdout, stderr }: Terminal,
): number {
  const [only, ...others] = configs;
  if (output === undefined && (others.length > 0 || byMac)) {
    throw new UsageError('Name the directory for the machine configs by --output; it must be outside Git.');
  }
  const unsafe = output === undefined ? undefined : describeUnsafe(output);
  if (unsafe !== undefined)
    throw new UsageError(`${unsafe}: a machine config holds the keys of the cluster.`);
  const injections = configs.map((config) => ({ config, injection: injectMachine(config.text, secrets) }));
  const problems = injections.flatMap(({ config, injection }) =>
    'problems' in injection ? injection.problems.map((problem) => `${config.node}: ${problem}`) : [],
  );
  if (problems.length > 0) {
    stderr.write(`${[...new Set(problems)].join('\n')}\nNothing was written.\n`);
    return EXIT.issues;
  }
  const texts = injections.flatMap(({ config, injection }) =>
    'text' in injection ? [{ config, text: injection.text }] : [],
  );
  if (output === undefined) {
    if (only !== undefined) stdout.write(texts[0]?.text ?? '');
    return EXIT.ok;
  }
  for (const { config, text } of texts) {
    const names = byMac ? config.macs : [config.node];
    for (const name of names) stdout.write(`${writeConfidential(output, `${name}.yaml`, text)}\n`);
  }
  return EXIT.ok;
}
