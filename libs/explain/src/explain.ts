import type { Path } from '@strata/compose';
import type { Location } from '@strata/model';
import type { Output } from '@strata/render';
import { ConfigOrigins } from './config-origins';
import { fieldOf, findInfluences } from './influence';
import type { Influence, OutputLeaf, Scope } from './influence';
import { isSame, keyPathsIn, leavesOf, renameKey } from './leaves';
import { changeParts, isCutFrom, mayBePartOf } from './literals';
import type { FindLiterals, Literal } from './literals';
import type { ValueOrigin } from './origin';
import { perturb } from './perturb';
import { sourceData } from './render-target';
import type { RenderTarget } from './render-target';
import { describeLeaf, SourceOrigins } from './source-origins';

/** One field of the output or of the configuration, and what it is made from. */
export interface ExplainedField {
  readonly path: Path;
  readonly value: unknown;
  /** What flows into the value: values of files first, then literals of code. */
  readonly origins: readonly ValueOrigin[];
  /** What has to be as it is for the field to be there at all. */
  readonly conditions: readonly ValueOrigin[];
}

/** A leaf of a file of the output, and what it is made from. */
export interface ExplainedLeaf extends ExplainedField {
  readonly file: string;
}

/** Answers where the values of one render target come from. */
export class Explainer {
  private readonly sources: SourceOrigins;
  private readonly configOrigins: ConfigOrigins;

  constructor(
    private readonly target: RenderTarget,
    private readonly findLiterals: FindLiterals = () => [],
  ) {
    this.sources = new SourceOrigins(target);
    this.configOrigins = new ConfigOrigins(target, this.sources);
  }

  /** The files of the target. */
  outputs(): readonly Output[] {
    return this.target.outputs(this.configOrigins.config, this.inputs);
  }

  /** Every leaf of the configuration at or below a path. */
  explainConfig(path: Path = []): ExplainedField[] {
    const isBelow = (leaf: Path): boolean =>
      path.every((step, index) => String(leaf[index]) === String(step));
    return this.configOrigins
      .leafPaths()
      .filter(isBelow)
      .flatMap((leaf) => {
        const origin = this.configOrigins.originOf(leaf);
        return origin === undefined
          ? []
          : [{ path: leaf, value: origin.value, origins: [origin], conditions: [] }];
      });
  }

  /** Whether the whole configuration can be computed; where not, rendering tells why. */
  get isComplete(): boolean {
    return this.configOrigins.isComplete;
  }

  /** The composed configuration, without what cannot be computed. */
  get config(): unknown {
    return this.configOrigins.config;
  }

  /** Every leaf of a file at or below a path, with everything that reaches it. */
  explainFile(scope: Scope): ExplainedField[] {
    return this.explainFiles([scope]);
  }

  /** Every leaf at or below paths of files; of the whole output unless they are named. */
  explainFiles(scopes?: readonly Scope[]): ExplainedLeaf[] {
    const before = this.outputs();
    const leaves = (scopes ?? before.map(({ path: file }) => ({ file, path: [] }))).flatMap((scope) =>
      leavesOf(fieldOf(before, before, scope), scope.path).map((leaf) => ({ ...leaf, file: scope.file })),
    );
    const influences = findInfluences(this.target, this.configOrigins.config, this.sources, before, leaves);
    const literals = this.literalsOf(leaves, before);
    return leaves.map((leaf) => {
      const named = (key: 'reaches' | 'decides'): ValueOrigin[] =>
        influences
          .filter((influence) => influence[key].has(leaf))
          .flatMap(({ from }) => this.originsOf(from));
      const found = withoutRepeats([...named('reaches'), ...(literals.get(leaf) ?? [])]);
      const origins = found.length > 0 ? found : this.keysBehind(leaf, before);
      const fallback = codeOrigin(leaf.value, this.target.code);
      return { ...leaf, origins: origins.length > 0 ? origins : [fallback], conditions: named('decides') };
    });
  }

  /** The keys of the configuration that a leaf is made from, such as the name of a budget in a map of budgets. */
  private keysBehind(leaf: OutputLeaf, before: readonly Output[]): ValueOrigin[] {
    const { config } = this.configOrigins;
    return keyPathsIn(config)
      .filter((path) => path.at(-1) === leaf.value)
      .flatMap((path) => {
        const renamed = renameKey(config, path, `${String(leaf.value)}x`);
        const after = attempt(() => this.target.outputs(renamed, this.inputs));
        const changed = after === undefined ? undefined : fieldOf(before, after, leaf);
        const origin = this.configOrigins.originOf(path);
        if (changed === undefined || origin === undefined || isSame(leaf.value, changed)) return [];
        const alsoGivenAt = origin.overridden.map(({ location }) => location);
        return [{ ...origin, value: leaf.value, overridden: [], alsoGivenAt }];
      });
  }

  /** The literals of code in leaves: each is tried with another value, and only those that reach a leaf are named. */
  private literalsOf(
    leaves: readonly OutputLeaf[],
    before: readonly Output[],
  ): ReadonlyMap<OutputLeaf, readonly ValueOrigin[]> {
    const reaching = new Map<OutputLeaf, ValueOrigin[]>();
    const needed = new Map<OutputLeaf, ValueOrigin[]>();
    const add = (to: Map<OutputLeaf, ValueOrigin[]>, leaf: OutputLeaf, origin: ValueOrigin): void =>
      void to.set(leaf, [...(to.get(leaf) ?? []), origin]);
    const values = new Set(leaves.map(({ value }) => value));
    const concerns = (literal: Pick<Literal, 'value' | 'isName'>, value: unknown): boolean =>
      mayBePartOf(literal, value) || isCutFrom(literal.value, value);
    const literals = this.findLiterals((literal) => [...values].some((value) => concerns(literal, value)));
    for (const literal of literals) {
      const { location, value } = literal;
      const isWhole = ![...values].some((each) => isCutFrom(value, each));
      const other = isWhole ? perturb(value)[0] : changeParts(value as string);
      const after = attempt(() => literal.outputsWith(other as typeof value));
      for (const leaf of leaves.filter((each) => concerns(literal, each.value))) {
        const changed = after === undefined ? undefined : fieldOf(before, after, leaf);
        const isAll = isSame(value, leaf.value) || JSON.stringify(value) === leaf.value;
        if (changed === undefined && isAll && !literal.isName) add(needed, leaf, codeOrigin(value, location));
        if (changed !== undefined && !isSame(leaf.value, changed)) {
          add(reaching, leaf, codeOrigin(value, location));
        }
      }
    }
    // Where no other literal is accepted in the place of the one that says the value, it has to be that one.
    return new Map([...needed, ...reaching]);
  }

  private originsOf(from: Influence['from']): ValueOrigin[] {
    if ('leaf' in from) return [describeLeaf(from.leaf)];
    const origin = this.configOrigins.originOf(from.config);
    return origin === undefined ? [] : [origin];
  }

  private get inputs(): object {
    return this.target.bind(sourceData(this.target));
  }
}

/** Without the literals that stand on a line that is named as the place of a value already. */
function withoutRepeats(origins: readonly ValueOrigin[]): readonly ValueOrigin[] {
  const lineOf = ({ location: { file, line } }: ValueOrigin): string => `${file}:${line}`;
  const named = new Set(origins.filter(({ kind }) => kind !== 'code').map(lineOf));
  return origins.filter((origin) => origin.kind !== 'code' || !named.has(lineOf(origin)));
}

const codeOrigin = (value: unknown, location: Location): ValueOrigin => ({
  kind: 'code',
  path: '',
  value,
  location,
  isComputed: false,
  overridden: [],
  reads: [],
});

/** Code refuses some literals; then they tell nothing. */
function attempt<V>(run: () => V): V | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
