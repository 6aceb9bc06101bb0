import { customResourceDefinition } from '@strata/kratix';
import type { PromiseDefinition } from '@strata/kratix';
import type { RenderedObject } from '@strata/render';
import { definitionKinds, KindCatalogue, kindKey } from '@strata/schema';
import type { KindSet, KindSource } from '@strata/schema';
import type { SchemaStore } from './schema-store';

/** The kind of objects that define kinds. */
export const DEFINITION = 'CustomResourceDefinition';

/**
 * The schemas of all kinds, the strongest first: definitions that are rendered themselves, the APIs of promises, imported
 * definitions, and what is known out of the box.
 */
export function openKinds(
  store: SchemaStore,
  promises: readonly PromiseDefinition[],
  rendered: readonly RenderedObject[],
): KindCatalogue {
  const own = rendered.map(({ manifest }) => definitionKinds(manifest, { name: manifest.metadata.name }));
  let ofPromises: readonly KindSet[] | undefined;
  const promised = (): readonly KindSet[] =>
    (ofPromises ??= promises.flatMap((promise) => {
      try {
        return [definitionKinds(customResourceDefinition(promise), { name: promise.name })];
      } catch {
        // What a definition cannot say is reported of the promise itself.
        return [];
      }
    }));
  return new KindCatalogue([from(() => own), from(promised), store.source]);
}

const from =
  (sets: () => readonly KindSet[]): KindSource =>
  (apiVersion, kind) =>
    sets().find(({ kinds }) => Object.hasOwn(kinds, kindKey(apiVersion, kind)));
