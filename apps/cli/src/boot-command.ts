import { resolve } from 'node:path';
import { isError } from '@strata/model';
import { bootOf, MATCHBOX_PROJECT, pinAssets } from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import type { Command, CommandOptions } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import type { Terminal } from './terminal';

/** Answers what a machine would boot, as matchbox would, and pins what machines boot from. */
export const bootCommand: Command = (options, terminal) => {
  const [verb, directory, ...rest] = options.words;
  const isPin = verb === 'pin' && directory !== undefined && rest.length === 0;
  if (!isPin && (verb !== undefined || options.mac === undefined)) {
    throw new UsageError(
      '"boot" is called as "strata boot --mac <address>" or "strata boot pin <directory>".',
    );
  }
  const workspace = openWorkspace(terminal);
  if (!workspace.projects.includes(MATCHBOX_PROJECT))
    throw new UsageError('There is nothing under matchbox/.');
  const found = [...workspace.inventoryIssues, ...workspace.render(MATCHBOX_PROJECT).issues];
  if (found.some(isError)) return reportIssues(workspace.root, found, undefined, terminal);
  return isPin ? pin(workspace, directory, terminal) : answer(workspace, options, terminal);
};

function answer(
  workspace: Workspace,
  { mac = '', json }: CommandOptions,
  { stdout, stderr }: Terminal,
): number {
  const found = bootOf(workspace, mac);
  if (found === undefined) throw new UsageError(`"${mac}" is no MAC address such as 52:54:00:12:34:56.`);
  const { group, profile, script } = found;
  if (json) stdout.write(`${JSON.stringify({ group, profile, script }, undefined, 2)}\n`);
  else {
    stderr.write(`group ${group?.id ?? 'none'}, profile ${profile?.id ?? 'none'}\n`);
    stdout.write(script ?? 'matchbox answers 404: iPXE goes on to the next boot device.\n');
  }
  return EXIT.ok;
}

/** Pins the digests of downloaded assets. */
function pin({ root, boot }: Workspace, directory: string, terminal: Terminal): number {
  const assets = boot.sources?.assets ?? [];
  const { file, pinned, missing, different } = pinAssets(
    root,
    assets,
    resolve(terminal.directory, directory),
  );
  for (const path of different) terminal.stderr.write(`${path} is not what ${file} has pinned.\n`);
  for (const path of missing) terminal.stderr.write(`${path} is not in ${directory}.\n`);
  if (different.length > 0) terminal.stderr.write('Nothing was written.\n');
  for (const path of pinned) terminal.stdout.write(`${path} is pinned in ${file}.\n`);
  const known = assets.length - missing.length - different.length - pinned.length;
  if (known > 0) terminal.stdout.write(`${known} assets are what ${file} has pinned.\n`);
  return different.length + missing.length > 0 ? EXIT.issues : EXIT.ok;
}
