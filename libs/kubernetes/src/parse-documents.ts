/**
 * The documents of a YAML text, with merge keys merged, as readers of YAML 1.1 do.
 *
 * @throws Error where it is not YAML, and where its aliases expand too far
 */
export function parseDocuments(text: string): unknown[] {
  // Loaded here: who only declares objects should not wait for it.
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const documents = parseAllDocuments(text, { merge: true });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) {
    throw new Error('not YAML');
  }
  return documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
}
