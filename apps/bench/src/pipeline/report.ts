import type { FleetSize } from '../fleet/size';
import type { Machine } from '../machine';
import { TASKS } from './row';
import type { Row, Task } from './row';
import type { SkippedPeer } from './peers';

/** Everything that one run of the bench found out about one size. */
export interface SizeReport extends FleetSize {
  readonly size: string;
  readonly files: number;
  readonly bytes: number;
  /** By peer, how many files have equal objects. */
  readonly equal: Readonly<Record<string, number>>;
  readonly rows: readonly RatedRow[];
}

/** Everything that one run of the bench found out. */
export interface Report {
  readonly machine: Machine;
  readonly rounds: number;
  readonly limitSeconds: number;
  readonly peers: readonly { readonly name: string; readonly version: string }[];
  readonly skipped: readonly SkippedPeer[];
  readonly sizes: readonly SizeReport[];
}

/** A row with ratios of wall times. */
export interface RatedRow extends Row {
  /** As a multiple of writing the same bytes and nothing else. */
  readonly timesWrite?: number;
  /** How many times as long each peer takes for the same; peers make everything whatever has changed. */
  readonly peerTimes: Readonly<Record<string, number>>;
}

/** Adds ratios to rows. */
export function rateRows(rows: readonly Row[], peers: readonly string[]): RatedRow[] {
  const wall = (task: Task, contender?: string) =>
    rows.find((row) => row.task === task && (contender === undefined || row.contender === contender))
      ?.wallSeconds?.median;
  const write = wall('write');
  return rows.map((row) => {
    const own = row.wallSeconds?.median;
    if (own === undefined) return { ...row, peerTimes: {} };
    const compared = row.task === 'write' || peers.includes(row.contender) ? [] : peers;
    const times = compared.flatMap((peer) => {
      const theirs = wall(row.task === 'named' ? 'named' : 'cold', peer);
      return theirs === undefined ? [] : [[peer, theirs / own] as const];
    });
    return {
      ...row,
      timesWrite: write === undefined ? undefined : own / write,
      peerTimes: Object.fromEntries(times),
    };
  });
}

/** The titles of the columns, the peers last. */
export const headerOf = (peers: readonly string[]): string[] => [
  '',
  'wall s',
  'CPU s',
  'peak MiB',
  'x write',
  ...peers.map((peer) => `${peer} x`),
];

/** A row as texts in the same columns. */
export function cellsOf(row: RatedRow, peers: readonly string[], limitSeconds: number): string[] {
  const { wallSeconds, cpuSeconds, peakMiB, timesWrite, peerTimes } = row;
  return [
    row.contender,
    wallSeconds === undefined ? `> ${limitSeconds}` : seconds(wallSeconds.median),
    cpuSeconds === undefined ? '' : seconds(cpuSeconds.median),
    peakMiB === undefined ? '' : peakMiB.median.toFixed(0),
    timesWrite === undefined ? '' : times(timesWrite),
    ...peers.map((peer) => (peerTimes[peer] === undefined ? '' : times(peerTimes[peer]))),
  ];
}

/** Rows with the title of each task before its first row. */
export const byTask = (rows: readonly RatedRow[]): [string, RatedRow[]][] =>
  Object.entries(TASKS)
    .map(([task, title]): [string, RatedRow[]] => [title, rows.filter((row) => row.task === task)])
    .filter(([, group]) => group.length > 0);

const seconds = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

const times = (value: number): string => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
