import type { Difference } from './answers';
import type { Comparison } from './compare';
import type { Machine } from '../machine';
import type { Row, Task } from './measure';
import type { Jsonnet, SkippedPeer } from './peers';
import type { Spread } from '../statistics';

/** Everything that one run of the bench found. */
export interface Report {
  readonly size: string;
  readonly addons: number;
  readonly clusters: number;
  /** Whether the workload is the bench's own fleet or one that was brought. */
  readonly workload: 'own fleet' | 'brought';
  readonly rounds: number;
  readonly machine: Machine;
  readonly jsonnets: readonly Jsonnet[];
  readonly skipped: readonly SkippedPeer[];
  readonly comparison: Comparison;
  /** Whether all gave equal configurations; nothing is timed if not. */
  readonly equal: boolean;
  readonly rows: readonly ReportRow[];
}

/** A row with wall times as multiples of Strata's. */
export interface ReportRow extends Row {
  /** Of its first run of composing in a process. */
  readonly timesComposing: number;
  /** Of its whole process; only for processes that do the same as it. */
  readonly timesProcess?: number;
}

const TITLES: Readonly<Record<Task, string>> = {
  first: 'composing in a process, first run after its start',
  warm: 'composing in a process, runs after the first',
  merged: 'whole process: start, read, compose, write a file for each configuration',
  whole: "whole process: the workload's own program, JSON",
  'whole-yaml': "whole process: the workload's own program, YAML",
};

/** Adds to rows how many times as long as Strata they took. */
export function compareRows(rows: readonly Row[]): ReportRow[] {
  const ofStrata = (task: Task) => {
    return rows.find((row) => row.task === task && row.contender === 'strata')?.wallSeconds.median ?? NaN;
  };
  return rows.map((row) => {
    const { median } = row.wallSeconds;
    const timesComposing = median / ofStrata('first');
    return row.task === 'merged'
      ? { ...row, timesComposing, timesProcess: median / ofStrata('merged') }
      : { ...row, timesComposing };
  });
}

/** The report as text for people. */
export function printReport(report: Report): string {
  const { size, addons, clusters, comparison, machine, rounds, workload } = report;
  const { pairs, leaves } = comparison;
  return [
    `size ${size} (${workload}): ${addons} addons on ${clusters} clusters, ${pairs} configurations of ${Math.round(leaves / pairs)} leaves`,
    `${machine.cores} cores of ${machine.processor}, ${machine.system}, Node ${machine.node}, lodash ${machine.lodash}`,
    ...report.jsonnets.map(({ name, version }) => `${name}: ${version}`),
    ...report.skipped.map(({ name, remedy }) => `skipped ${name}: not found; ${remedy}`),
    ...Object.entries(comparison.differences).map(([name, differences]) =>
      printComparison(name, differences, pairs),
    ),
    '',
    ...(report.equal ? printRows(report.rows, rounds) : ['Not equal, so nothing was timed.']),
    '',
  ].join('\n');
}

function printComparison(name: string, differences: readonly Difference[], pairs: number): string {
  const [first] = differences;
  if (first === undefined) return `equal: ${name} gives all ${pairs} configurations as Strata does`;
  const { pair, path, strata, other } = first;
  return `NOT EQUAL: ${name} differs in ${differences.length} of ${pairs}; first ${pair}: ${path || 'the whole'} is ${other}, with Strata ${strata}`;
}

function printRows(rows: readonly ReportRow[], rounds: number): string[] {
  const header = ['', 'wall s', '(min to max)', 'CPU s', 'peak MiB', 'x composing', 'x process'];
  const cells: (string[] | string)[] = [header];
  for (const [index, row] of rows.entries()) {
    if (row.task !== rows[index - 1]?.task) cells.push(TITLES[row.task]);
    const { wallSeconds: wall, cpuSeconds, peakMiB, timesComposing, timesProcess } = row;
    cells.push([
      `  ${row.contender}`,
      printSeconds(wall.median),
      `(${printSeconds(wall.min)} to ${printSeconds(wall.max)})`,
      printSpread(cpuSeconds, printSeconds),
      printSpread(peakMiB, (mebibytes) => mebibytes.toFixed(0)),
      printTimes(timesComposing),
      timesProcess === undefined ? '' : printTimes(timesProcess),
    ]);
  }
  const widths = header.map((_, column) =>
    Math.max(...cells.map((line) => (typeof line === 'string' ? 0 : (line[column] as string).length))),
  );
  const lines = cells.map((line) => (typeof line === 'string' ? line : layOut(line, widths)));
  return [
    ...lines,
    '',
    `Medians of ${rounds}. x: wall time as a multiple of Strata's, composing in its first run, and as a whole process.`,
  ];
}

function layOut(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
    )
    .join('  ')
    .trimEnd();
}

function printSpread(spread: Spread | undefined, print: (value: number) => string): string {
  return spread === undefined ? '-' : print(spread.median);
}

function printSeconds(seconds: number): string {
  return seconds.toFixed(seconds < 1 ? 3 : 2);
}

function printTimes(times: number): string {
  return times.toFixed(times < 10 ? 2 : 0);
}
