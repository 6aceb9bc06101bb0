import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, runOne } from './run-batch';
import type { Operation } from './run-batch';

const check: Operation = (engine, renderer, project, color) => engine.checkProject(renderer, project, color);

/** `check` of one project. */
export default function checkExecutor(
  _options: object,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return Promise.resolve(runOne(check, context));
}

/** `check` of many projects in one process. */
export const batch = (taskGraph: TaskGraph, _inputs: object, _overrides: object, context: ExecutorContext) =>
  runBatch(check, taskGraph, context);
