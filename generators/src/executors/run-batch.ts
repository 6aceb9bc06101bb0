import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import type { ProjectRun, Renderer } from '@strata/workspace';
import { loadEngine } from '../engine';

type Engine = ReturnType<typeof loadEngine>;

/** What the executors of this plugin do with one project. */
export type Operation = (engine: Engine, renderer: Renderer, project: string, color: boolean) => ProjectRun;

/** What Nx wants to know of one task of a batch. */
interface BatchTaskResult {
  readonly task: string;
  readonly result: { success: boolean; terminalOutput: string; startTime: number; endTime: number };
}

/** Runs many projects in one process: what has changed in the workspace is found once. A project that fails does not stop the others. */
export async function* runBatch(
  operation: Operation,
  taskGraph: TaskGraph,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  const engine = loadEngine();
  const renderer = new engine.Renderer(context.root);
  for (const [task, { target }] of Object.entries(taskGraph.tasks)) {
    const startTime = Date.now();
    const { success, report } = run(operation, engine, renderer, target.project);
    // Lets Nx show progress between two projects.
    await Promise.resolve();
    yield { task, result: { success, terminalOutput: `${report}\n`, startTime, endTime: Date.now() } };
  }
}

/** Runs one project in the foreground. */
export function runOne(operation: Operation, { root, projectName }: ExecutorContext): { success: boolean } {
  const engine = loadEngine();
  const { success, report } = run(operation, engine, new engine.Renderer(root), projectName ?? '');
  process.stdout.write(`${report}\n`);
  return { success };
}

function run(operation: Operation, engine: Engine, renderer: Renderer, project: string): ProjectRun {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const color = NO_COLOR === undefined && FORCE_COLOR !== undefined && FORCE_COLOR !== '0';
  try {
    return operation(engine, renderer, project, color);
  } catch (error) {
    const counts = { created: 0, updated: 0, deleted: 0, unchanged: 0 };
    const report = `Strata failed on ${project}; this is a bug in Strata.\n${(error as Error).stack ?? ''}`;
    return { success: false, report, counts };
  }
}
