import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Timing } from './contend';
import type { ContenderName } from './contenders';
import type { Jsonnet } from './peers';
import { runProcess } from '../run-process';
import type { Command, ProcessCost } from '../run-process';
import { spreadOf } from '../statistics';
import type { Spread } from '../statistics';
import type { Workload } from './workload';

/**
 * What is timed: composing in a process, its first run and those after it; a whole process that writes a file for
 * each configuration; a whole process that runs the workload's own program, as JSON or as YAML.
 */
export const TASKS = ['first', 'warm', 'merged', 'whole', 'whole-yaml'] as const;

/** The name of something that is timed. */
export type Task = (typeof TASKS)[number];

/** What one contender took for one task. */
export interface Row {
  readonly task: Task;
  readonly contender: string;
  readonly wallSeconds: Spread;
  readonly cpuSeconds?: Spread;
  readonly peakMiB?: Spread;
}

/** Something that is run once in each round, and gives what it cost. */
interface Step {
  readonly contender: string;
  readonly label: string;
  readonly run: () => Promise<readonly (readonly [Task, ProcessCost])[]>;
}

const CONTEND = resolve(__dirname, '../../bin/contend.js');

/** Everything that takes part. */
export interface Participants {
  readonly workload: Workload;
  readonly contenders: readonly ContenderName[];
  readonly jsonnets: readonly Jsonnet[];
  /** A directory for what the contenders write. */
  readonly scratch: string;
}

/**
 * Times everything, each once in a round, so that a slow moment of the machine hits all alike.
 *
 * @param announce is told what starts
 */
export async function measure(
  participants: Participants,
  rounds: number,
  announce: (what: string) => void,
): Promise<Row[]> {
  const costs = new Map<string, { task: Task; contender: string; costs: ProcessCost[] }>();
  for (let round = 1; round <= rounds; round++) {
    for (const { contender, label, run } of stepsOf(participants)) {
      announce(`round ${round} of ${rounds}: ${contender}, ${label}`);
      for (const [task, cost] of await run()) {
        const key = `${task} ${contender}`;
        const row = costs.get(key) ?? { task, contender, costs: [] };
        costs.set(key, row);
        row.costs.push(cost);
      }
    }
  }
  return [...costs.values()]
    .map((row) => summarise(row.task, row.contender, row.costs))
    .sort((a, b) => TASKS.indexOf(a.task) - TASKS.indexOf(b.task));
}

/** The process that writes what a contender in JavaScript answers. */
export function answerCommand(contender: ContenderName, workload: Workload, directory: string): Command {
  return { file: process.execPath, args: [CONTEND, contender, workload.data, directory] };
}

/** The process that writes what a Jsonnet answers. */
export function mergedCommand(jsonnet: Jsonnet, workload: Workload, directory: string): Command {
  return { file: jsonnet.file, args: ['-m', directory, workload.mergedProgram] };
}

function stepsOf({ workload, contenders, jsonnets, scratch }: Participants): Step[] {
  const steps: Step[] = contenders.map((contender) => {
    return { contender, label: 'composing', run: () => timeComposing(contender, workload) };
  });
  const add = (
    task: Task,
    contender: string,
    label: string,
    subdirectories: readonly string[],
    command: (to: string) => Command,
  ) => {
    const run = async () => [[task, await inFreshDirectory(scratch, subdirectories, command)]] as const;
    steps.push({ contender, label, run });
  };
  for (const contender of contenders.filter((name) => !name.startsWith('strata-'))) {
    add('merged', contender, 'whole process', [], (to) => answerCommand(contender, workload, to));
  }
  // C++ Jsonnet makes no directories; made for both, so that neither pays for them.
  const { wholeProgram, wholeYamlProgram, addons, clusters } = workload;
  const directories = addons.flatMap((addon) => {
    return [join('_applicationsets', addon), ...clusters.map(({ name }) => join(name, addon))];
  });
  for (const jsonnet of jsonnets) {
    const { name, file } = jsonnet;
    add('merged', name, 'whole process', [], (to) => mergedCommand(jsonnet, workload, to));
    const whole = (program: string, flags: readonly string[]) => (to: string) => {
      return { file, args: [...flags, '-m', to, '--tla-code', 'addon=null', program] };
    };
    if (wholeProgram !== undefined)
      add('whole', name, 'whole evaluation', directories, whole(wholeProgram, []));
    // C++ Jsonnet 0.18 prints YAML by a function in Jsonnet: at size S a hundred times as long as JSON.
    if (wholeYamlProgram !== undefined && name === 'go-jsonnet') {
      add('whole-yaml', name, 'whole evaluation as YAML', directories, whole(wholeYamlProgram, ['-S']));
    }
  }
  return steps;
}

async function timeComposing(
  contender: ContenderName,
  workload: Workload,
): Promise<(readonly [Task, ProcessCost])[]> {
  const { stdout } = await runProcess({ file: process.execPath, args: [CONTEND, contender, workload.data] });
  const { first, warm, peakMiB } = JSON.parse(stdout) as Timing;
  const wallSeconds = spreadOf(warm.map((run) => run.wallSeconds)) as Spread;
  const cpuSeconds = spreadOf(warm.map((run) => run.cpuSeconds)) as Spread;
  return [
    ['first', { ...first, peakMiB }],
    ['warm', { wallSeconds: wallSeconds.median, cpuSeconds: cpuSeconds.median, peakMiB }],
  ];
}

async function inFreshDirectory(
  scratch: string,
  subdirectories: readonly string[],
  command: (to: string) => Command,
): Promise<ProcessCost> {
  const directory = join(scratch, 'output');
  mkdirSync(directory);
  for (const subdirectory of subdirectories) mkdirSync(join(directory, subdirectory), { recursive: true });
  try {
    return await runProcess(command(directory));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function summarise(task: Task, contender: string, costs: readonly ProcessCost[]): Row {
  return {
    task,
    contender,
    wallSeconds: spreadOf(costs.map((cost) => cost.wallSeconds)) as Spread,
    cpuSeconds: spreadOf(costs.map((cost) => cost.cpuSeconds)),
    peakMiB: spreadOf(costs.map((cost) => cost.peakMiB)),
  };
}
