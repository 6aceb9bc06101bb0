import { isError } from '@strata/model';
import { bootOf, MATCHBOX_PROJECT } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';

/** Answers what a machine would boot, as matchbox would. */
export const bootCommand: Command = ({ words, mac, json }, terminal) => {
  if (words.length > 0 || mac === undefined)
    throw new UsageError('"boot" is called as "strata boot --mac <address>".');
  const workspace = openWorkspace(terminal);
  if (!workspace.projects.includes(MATCHBOX_PROJECT))
    throw new UsageError('There is nothing under matchbox/.');
  const found = [...workspace.inventoryIssues, ...workspace.render(MATCHBOX_PROJECT).issues];
  if (found.some(isError)) return reportIssues(workspace.root, found, undefined, terminal);
  const answer = bootOf(workspace, mac);
  if (answer === undefined) throw new UsageError(`"${mac}" is no MAC address such as 52:54:00:12:34:56.`);
  const { group, profile, script } = answer;
  if (json) terminal.stdout.write(`${JSON.stringify({ group, profile, script }, undefined, 2)}\n`);
  else {
    terminal.stderr.write(`group ${group?.id ?? 'none'}, profile ${profile?.id ?? 'none'}\n`);
    terminal.stdout.write(script ?? 'matchbox answers 404: iPXE goes on to the next boot device.\n');
  }
  return EXIT.ok;
};
