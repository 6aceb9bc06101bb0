import type { PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { guardRemoteCache, reportRemoteCache } from './remote-cache/guard-remote-cache';
import { countRendered, rememberRendered } from './summarise-render';

export { createNodesV2 } from './infer-targets';

/** The name under which nx.json lists this plugin. */
export const name = '@strata/generators';

/** Before the tasks of a run. */
export const preTasksExecution: PreTasksExecution = async (options, context) => {
  await rememberRendered(options, context);
  await guardRemoteCache(options, context);
};

/** After the tasks of a run. */
export const postTasksExecution: PostTasksExecution = async (options, context) => {
  await countRendered(options, context);
  await reportRemoteCache(options, context);
};
