import { parseAllDocuments } from 'yaml';

/** The documents of a YAML text. @throws Error where it is not YAML */
export function parseDocuments(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) {
    throw new Error('not YAML');
  }
  return documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
}
