/** The engine's entry, typed; loaded late because most Nx commands do not need it. */
type Engine = typeof import('@strata/workspace');

/** Loads the engine; its loader is registered where the plugin begins. */
export const loadEngine = (): Engine => require('@strata/workspace') as Engine;
