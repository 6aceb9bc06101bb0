import { LimitError } from '../errors';
import type { ProcessCost } from '../run-process';
import { spreadOf } from '../statistics';
import type { Spread } from '../statistics';

/** What is timed, in the order of the report, with its title. */
export const TASKS = {
  write: 'the same bytes written and nothing else',
  cold: 'everything, nothing rendered before',
  nothing: 'nothing changed',
  again: 'nothing changed, once more',
  overlay: 'one overlay edited',
  named: 'one overlay edited, its addon named by hand',
  fact: 'one fact edited',
  addon: 'one addon edited (TypeScript)',
  'watch-overlay': 'one overlay saved while a watch runs, until it is written',
  'watch-addon': 'one addon saved while a watch runs (TypeScript)',
  'nx-empty': 'one overlay edited, with Nx: an empty target',
  'nx-overlay': 'one overlay edited, with Nx: nx affected -t render',
} as const;

/** The name of something that is timed. */
export type Task = keyof typeof TASKS;

/** What one contender took for one task. */
export interface Row {
  readonly task: Task;
  readonly contender: string;
  /** Absent where a run was ended because it took too long. */
  readonly wallSeconds?: Spread;
  readonly cpuSeconds?: Spread;
  readonly peakMiB?: Spread;
}

/** Collects what runs cost; what once took too long is not run again. */
export class Costs {
  private readonly rows = new Map<string, { task: Task; contender: string; costs: ProcessCost[] | 'late' }>();

  /** Runs something unless it took too long before. @returns whether it was done in time */
  async time(task: Task, contender: string, run: () => Promise<ProcessCost>): Promise<boolean> {
    const key = `${task}\0${contender}`;
    const row = this.rows.get(key) ?? { task, contender, costs: [] };
    this.rows.set(key, row);
    if (row.costs === 'late') return false;
    try {
      row.costs.push(await run());
      return true;
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      row.costs = 'late';
      return false;
    }
  }

  /** Everything so far, in the order of the tasks, Strata first. */
  summarise(): Row[] {
    const order = Object.keys(TASKS);
    const isPeer = ({ contender }: Row): number => (contender.startsWith('strata') ? 0 : 1);
    return [...this.rows.values()]
      .map(({ task, contender, costs }) => ({ task, contender, ...(costs === 'late' ? {} : spreads(costs)) }))
      .sort((a, b) => order.indexOf(a.task) - order.indexOf(b.task) || isPeer(a) - isPeer(b));
  }
}

const spreads = (costs: readonly ProcessCost[]) => ({
  wallSeconds: spreadOf(costs.map((cost) => cost.wallSeconds)),
  cpuSeconds: spreadOf(costs.map((cost) => cost.cpuSeconds)),
  peakMiB: spreadOf(costs.map((cost) => cost.peakMiB)),
});
