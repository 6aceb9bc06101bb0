/** What a layer's file path depends on. A `*` stands for any name, which makes a glob of the path. */
export interface LayerTarget {
  readonly environment: string;
  readonly role: string;
  readonly cluster: string;
}

/** One step of the precedence. */
export interface LayerLevel {
  readonly level: 'base' | 'environment' | 'role' | 'cluster';
  /** Directory from the workspace root. */
  readonly directory: (target: LayerTarget) => string;
  /** The file in that directory that holds facts. */
  readonly factsFile: string;
}

/**
 * The order in which layers apply, lowest precedence first, above the addon's own defaults. This is the one place
 * that says so: stacking, Nx inputs, error messages and the documentation read it from here.
 */
export const PRECEDENCE: readonly LayerLevel[] = [
  {
    level: 'base',
    directory: () => 'environments/base',
    factsFile: 'environment.yaml',
  },
  {
    level: 'environment',
    directory: ({ environment }) => `environments/${environment}`,
    factsFile: 'environment.yaml',
  },
  {
    level: 'role',
    directory: ({ role }) => `environments/roles/${role}`,
    factsFile: 'role.yaml',
  },
  {
    level: 'cluster',
    directory: ({ environment, cluster }) => `environments/${environment}/clusters/${cluster}`,
    factsFile: 'cluster.yaml',
  },
];

/** File extensions of an overlay in one directory, lowest precedence first. */
export const OVERLAY_EXTENSIONS = ['.yaml', '.ts'] as const;

/** The overlay files that may apply to an addon on a target, lowest precedence first. */
export function overlayCandidates(addon: string, target: LayerTarget): string[] {
  return PRECEDENCE.flatMap(({ directory }) =>
    OVERLAY_EXTENSIONS.map((extension) => `${directory(target)}/addons/${addon}${extension}`),
  );
}

/** The fact files that apply to a target with their levels, lowest precedence first. */
export function factCandidates(target: LayerTarget): { file: string; level: LayerLevel['level'] }[] {
  return PRECEDENCE.map(({ directory, factsFile, level }) => ({
    file: `${directory(target)}/${factsFile}`,
    level,
  }));
}
