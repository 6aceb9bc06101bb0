import type { SchemaSet, StructuralSchema } from '../structural/structural-schema';

/** One kind that a set knows. */
export interface KindSchema {
  readonly scope?: 'Cluster' | 'Namespaced';
  readonly schema: StructuralSchema;
}

/** Schemas of kinds by `<apiVersion>/<Kind>`, such as `apps/v1/Deployment`, from one source. */
export interface KindSet {
  /** Where they come from, as reports name it. */
  readonly source: { readonly name: string; readonly version?: string };
  readonly kinds: Readonly<Record<string, KindSchema>>;
  /** What the schemas refer to. */
  readonly schemas?: SchemaSet;
  /** Built-in kinds take null for absent; custom resources do not. */
  readonly acceptsNull?: boolean;
}

/** The key of a kind in a set. */
export const kindKey = (apiVersion: string, kind: string): string => `${apiVersion}/${kind}`;
