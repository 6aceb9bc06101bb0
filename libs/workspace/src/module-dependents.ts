/** Loaded modules by their absolute paths. */
export type Modules = ReadonlyMap<string, NodeJS.Module>;

/** The modules that a file has no part in: all but its own, and those that import it directly or by way of others. */
export function withoutDependents(modules: Modules, file: string): Modules {
  const stale = new Set([file]);
  for (let size = 0; size !== stale.size;) {
    size = stale.size;
    for (const [name, { children }] of modules) {
      if (children.some((child) => stale.has(child.filename))) stale.add(name);
    }
  }
  return new Map([...modules].filter(([name]) => !stale.has(name)));
}
