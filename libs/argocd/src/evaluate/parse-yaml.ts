import { isCollection, parseAllDocuments, visit } from 'yaml';
import type { Document, Tags } from 'yaml';

/** Words of YAML 1.1 that Go's reader takes as texts: times, and numbers such as `12:30:45`. */
const TEXTS_IN_GO: readonly unknown[] = ['TIMESTAMP', 'TIME'];

/**
 * The first document of a YAML text, read as Argo CD does: YAML 1.1, of equal keys the last one counts, times are
 * texts.
 *
 * @throws Error for malformed YAML, and for a map or list as a key
 * @see https://github.com/kubernetes-sigs/yaml
 */
export function parseYaml(text: string): unknown {
  const [document] = parseAllDocuments(text, { version: '1.1', uniqueKeys: false, customTags }) as Document[];
  if (document === undefined) return null;
  const [error] = document.errors;
  if (error !== undefined) throw new Error(error.message);
  visit(document, {
    Pair: (_, { key }) => {
      if (isCollection(key)) throw new Error('a key is a map or a list');
    },
  });
  return document.toJS() ?? null;
}

const customTags = (tags: Tags): Tags =>
  tags.filter(
    (tag) =>
      typeof tag === 'string' ||
      !(tag.tag === 'tag:yaml.org,2002:timestamp' || ('format' in tag && TEXTS_IN_GO.includes(tag.format))),
  );
