import type { StructuralSchema } from '../structural/structural-schema';
import { kindKey } from './kind-set';
import type { KindSchema, KindSet } from './kind-set';

/** The parts of a CustomResourceDefinition that say what its objects look like. */
interface Definition {
  readonly spec?: {
    readonly group?: unknown;
    readonly scope?: unknown;
    readonly names?: { readonly kind?: unknown };
    readonly versions?: readonly {
      readonly name?: unknown;
      readonly served?: unknown;
      readonly schema?: { readonly openAPIV3Schema?: StructuralSchema };
    }[];
  };
}

/** The kinds that a CustomResourceDefinition makes, one for each version that is served. */
export function definitionKinds(definition: object, source: KindSet['source']): KindSet {
  const { group, scope, names, versions = [] } = (definition as Definition).spec ?? {};
  const kinds = versions.flatMap(({ name, served, schema }): [string, KindSchema][] => {
    const isUsable = served !== false && schema?.openAPIV3Schema !== undefined;
    if (!isUsable) return [];
    const isCluster = scope === 'Cluster';
    const key = kindKey(`${String(group)}/${String(name)}`, String(names?.kind));
    return [[key, { scope: isCluster ? 'Cluster' : 'Namespaced', schema: schema.openAPIV3Schema }]];
  });
  return { source, kinds: Object.fromEntries(kinds) };
}
