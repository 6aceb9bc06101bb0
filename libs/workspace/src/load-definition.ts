import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Origin } from '@strata/compose';
import type { Issue } from '@strata/model';
import { loadDefaultExport } from './load-module';
import { locateInTypeScript } from './locate-typescript';

/** What the index of a library defines, and where. */
export interface LoadedDefinition<Definition> {
  readonly definition: Definition;
  readonly origin: Origin;
}

/**
 * Loads the default export of a library's `src/index.ts`, or tells why that fails.
 *
 * @param kind what the library defines, such as `addon`
 * @param callee the function that the definition is given to
 */
export function loadDefinition<Definition>(
  root: string,
  library: string,
  kind: string,
  callee: string,
  isDefinition: (value: unknown) => value is Definition,
): LoadedDefinition<Definition> | { issues: Issue[] } {
  const file = `${library}/src/index.ts`;
  // Discovery has told of a folder without a definition.
  if (!existsSync(join(root, file))) return { issues: [] };
  const loaded = loadDefaultExport(root, file);
  if ('issues' in loaded) return loaded;
  if (isDefinition(loaded.value)) return { definition: loaded.value, origin: originOf(root, file, callee) };
  const message = `${file} has no ${kind} as its default export`;
  return { issues: [{ code: 'STR111', message, location: { file, line: 1, column: 1 } }] };
}

/** The origin of what a file gives to a function; the file is read again only when a place in it is asked for. */
export function originOf(root: string, file: string, callee: string): Origin {
  let locate: ReturnType<typeof locateInTypeScript> | undefined;
  return {
    name: file,
    file,
    locate: (path) => (locate ??= locateInTypeScript(readFileSync(join(root, file), 'utf8'), callee))(path),
  };
}
