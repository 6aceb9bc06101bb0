import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, runOne } from './run-batch';
import type { Operation } from './run-batch';

/** A render also leaves what it cost, for those that split the next one among machines. */
const render: Operation = (engine, workspace, project, color) => {
  const startedAt = performance.now();
  const run = engine.renderProject(workspace, project, color);
  if (run.success) engine.recordCost(workspace.root, project, performance.now() - startedAt);
  return run;
};

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
