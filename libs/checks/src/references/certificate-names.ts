import { Field } from './field';
import { KIND } from './kinds';
import type { ObjectIndex } from './object-index';

/** The Secrets that certificates stand in, with the names of each; one cluster, one map. */
const cache = new WeakMap<ObjectIndex, ReadonlyMap<string, readonly string[]>>();

/**
 * The names that the certificates of a listener are for; undefined where one of its Secrets comes from elsewhere, or
 * where its certificates have names that are not DNS names.
 *
 * @param namespace of the Gateway
 */
export function certificateNamesOf(
  listener: Field,
  namespace: string,
  index: ObjectIndex,
): string[] | undefined {
  const references = listener.at('tls', 'certificateRefs').elements;
  if (references.length === 0 || listener.at('tls', 'mode').text === 'Passthrough') return undefined;
  const bySecret = namesBySecret(index);
  const names: string[] = [];
  for (const reference of references) {
    const place = reference.at('namespace').text ?? namespace;
    const found = bySecret.get(`${place}/${String(reference.at('name').text)}`);
    if (found === undefined) return undefined;
    names.push(...found);
  }
  return names;
}

function namesBySecret(index: ObjectIndex): ReadonlyMap<string, readonly string[]> {
  let names = cache.get(index);
  if (names === undefined) {
    names = new Map(
      index.renderedOf(KIND.certificate).map(({ object }) => {
        const spec = new Field(object).at('spec');
        const secret = `${object.metadata.namespace ?? ''}/${String(spec.at('secretName').text)}`;
        return [
          secret,
          [...spec.at('dnsNames').texts, ...(spec.at('commonName').text?.split(' ', 1) ?? [])],
        ] as const;
      }),
    );
    cache.set(index, names);
  }
  return names;
}
