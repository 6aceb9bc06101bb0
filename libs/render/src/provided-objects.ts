import { NotationError, parseProvidedObject } from '@strata/checks';
import type { ProvidedObject } from '@strata/checks';
import { messageOf } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { AddonSource } from './addon-source';
import { locationOf } from './location';
import type { ClusterRendering } from './render-on-cluster';

/** What charts and other repositories create on one cluster, as addons declare it. */
export interface ProvidedObjects {
  readonly cluster: string;
  readonly objects: readonly ProvidedObject[];
}

/**
 * What an addon declares that its chart or its other repository creates on a cluster.
 *
 * @param issues receives declarations that cannot be read
 */
export function providedObjects(
  { addon, folder, definitionOrigin }: AddonSource,
  { target, config }: ClusterRendering,
  issues: Issue[],
): ProvidedObjects {
  const cluster = target.cluster.name;
  const refuse = (message: string, index?: number): void => {
    const path = ['provides', 'objects', ...(index === undefined ? [] : [index])];
    const location = locationOf(definitionOrigin, path);
    issues.push({
      code: 'STR658',
      message: `provides.objects of ${folder}: ${message}`,
      location,
      clusters: [cluster],
    });
  };
  const declared = addon.provides?.objects ?? [];
  let texts: unknown;
  try {
    texts = typeof declared === 'function' ? declared({ config, ...target }) : declared;
  } catch (error) {
    refuse(`fails: ${messageOf(error)}`);
    return { cluster, objects: [] };
  }
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== 'string')) {
    refuse('must be a list of texts, or a function that returns one');
    return { cluster, objects: [] };
  }
  const objects = (texts as string[]).flatMap((text, index) => {
    try {
      return [parseProvidedObject(text)];
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      refuse(`"${text}": ${error.message}`, typeof declared === 'function' ? undefined : index);
      return [];
    }
  });
  return { cluster, objects };
}
