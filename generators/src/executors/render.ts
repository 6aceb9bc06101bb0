import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, runOne } from './run-batch';
import type { Operation } from './run-batch';

const render: Operation = (engine, renderer, project, color) =>
  engine.renderProject(renderer, project, color);

/** `render` of one project. */
export default function renderExecutor(
  _options: object,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return Promise.resolve(runOne(render, context));
}

/** `render` of many projects in one process. */
export const batch = (taskGraph: TaskGraph, _inputs: object, _overrides: object, context: ExecutorContext) =>
  runBatch(render, taskGraph, context);
