import { addressPlan, formatPlan } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';

/** Prints the address plan of every network: what has which address, and what is free. */
export const networkCommand: Command = ({ words, json }, terminal) => {
  if (words.length > 0) throw new UsageError('"network" is called as "strata network", without words.');
  const workspace = openWorkspace(terminal);
  const { root, inventoryIssues } = workspace;
  if (inventoryIssues.length > 0) return reportIssues(root, inventoryIssues, undefined, terminal);
  const { networks, issues } = addressPlan(workspace);
  terminal.stdout.write(json ? `${JSON.stringify(networks, writeNumber, 2)}\n` : `${formatPlan(networks)}\n`);
  return issues.length > 0 ? reportIssues(root, issues, undefined, terminal) : EXIT.ok;
};

/** JSON has no numbers as large as addresses of IPv6. */
const writeNumber = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
