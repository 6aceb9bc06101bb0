import { StructuralCompiler } from '../structural/compile-structural';
import { SchemaReport } from '../structural/schema-report';
import type { Check, StructuralProblem } from '../structural/schema-report';
import { kindKey } from './kind-set';
import type { KindSchema, KindSet } from './kind-set';
import { knownKinds } from './known-kinds';

/** Gives the set that has a kind, where one does; asked once for each kind. */
export type KindSource = (apiVersion: string, kind: string) => KindSet | undefined;

/** What is known of one kind. */
export interface KnownKind extends KindSchema {
  readonly source: KindSet['source'];
}

/**
 * The schemas of all kinds. What people imported overrules what is there out of the box; a kind is compiled when the first
 * object of it comes.
 */
export class KindCatalogue {
  private readonly found = new Map<
    string,
    { readonly known: KnownKind; readonly check: Check } | undefined
  >();
  private readonly compilers = new Map<KindSet, StructuralCompiler>();
  private readonly sets = new Map<string, KindSet>();

  /** @param sources of kinds, the strongest first */
  constructor(private readonly sources: readonly KindSource[] = []) {}

  /** What is known of a kind; undefined for one that nobody knows. */
  find(apiVersion: string, kind: string): KnownKind | undefined {
    return this.open(apiVersion, kind)?.known;
  }

  /** How an object does not fit its kind; undefined where nobody knows the kind. */
  check(object: {
    readonly apiVersion: string;
    readonly kind: string;
  }): readonly StructuralProblem[] | undefined {
    const found = this.open(object.apiVersion, object.kind);
    if (found === undefined) return undefined;
    const report = new SchemaReport();
    found.check(object, report);
    return report.problems;
  }

  /**
   * The kinds out of the box in the API group of a kind, as `<apiVersion>/<Kind>`.
   *
   * @param key such as `apps/v2/Deployment`
   */
  kindsLike(key: string): { readonly isBuiltIn: boolean; readonly names: readonly string[] } {
    const groupOf = (name: string): string => name.split('/').slice(0, -2).join('/');
    const group = groupOf(key);
    const { kinds, acceptsNull } = this.outOfTheBox(group === '' ? 'v1' : `${group}/v1`);
    const names = Object.keys(kinds).filter((name) => groupOf(name) === group);
    return { isBuiltIn: acceptsNull === true && names.length > 0, names };
  }

  private open(
    apiVersion: string,
    kind: string,
  ): { readonly known: KnownKind; readonly check: Check } | undefined {
    const key = kindKey(apiVersion, kind);
    if (!this.found.has(key)) this.found.set(key, this.compile(key, apiVersion, kind));
    return this.found.get(key);
  }

  private compile(
    key: string,
    apiVersion: string,
    kind: string,
  ): { known: KnownKind; check: Check } | undefined {
    for (const source of [...this.sources, () => this.outOfTheBox(apiVersion)]) {
      const set = source(apiVersion, kind);
      const schema = set !== undefined && Object.hasOwn(set.kinds, key) ? set.kinds[key] : undefined;
      if (set === undefined || schema === undefined) continue;
      const compiler =
        this.compilers.get(set) ?? new StructuralCompiler(set.schemas ?? {}, set.acceptsNull === true);
      this.compilers.set(set, compiler);
      return { known: { ...schema, source: set.source }, check: compiler.compileObject(schema.schema) };
    }
    return undefined;
  }

  private outOfTheBox(apiVersion: string): KindSet {
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    let set = this.sets.get(group);
    if (set === undefined) {
      set = knownKinds(group);
      this.sets.set(group, set);
    }
    return set;
  }
}
