export { createNodesV2 } from './infer-targets';
export { postTasksExecution, preTasksExecution } from './summarise-render';

/** The name under which nx.json lists this plugin. */
export const name = '@strata/generators';
