import { isMap } from '@strata/compose';
import type { Origin } from '@strata/compose';
import type { PromiseDefinition } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { loadDefinition } from './load-definition';

/** A promise of the workspace, and where it is defined. */
export interface PromiseSource {
  readonly folder: string;
  readonly definition: PromiseDefinition;
  readonly origin: Origin;
}

/** Loads the definition of a promise, or tells why that fails. */
export function loadPromise(root: string, folder: string): PromiseSource | { issues: Issue[] } {
  const loaded = loadDefinition(root, `libs/promises/${folder}`, 'promise', 'definePromise', isPromise);
  return 'issues' in loaded ? loaded : { folder, ...loaded };
}

function isPromise(value: unknown): value is PromiseDefinition {
  return (
    isMap(value) &&
    ['name', 'kind', 'plural', 'version'].every((field) => typeof value[field] === 'string') &&
    isMap(value['spec']) &&
    isMap(value['workflows']) &&
    isMap(value['workflows']['resource'])
  );
}
