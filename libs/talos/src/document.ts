/**
 * One document of a machine config, as plain data. The `v1alpha1` document has a `version` and no `kind`; every other
 * has `apiVersion`, `kind` and most a `name`.
 */
export type TalosDocument = Readonly<Record<string, unknown>>;

/** The kind of a document, as the table of types names it. */
export const kindOf = ({ kind }: TalosDocument): string => (typeof kind === 'string' ? kind : 'v1alpha1');

/** How Talos tells documents of one machine config apart: patches find theirs by it. */
export function documentId(document: TalosDocument): string {
  const { apiVersion, kind, name } = document;
  if (kind === undefined) return 'v1alpha1';
  return [apiVersion, kind, ...(name === undefined ? [] : [name])].map(String).join('/');
}
