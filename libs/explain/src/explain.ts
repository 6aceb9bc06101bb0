import type { Path } from '@strata/compose';
import type { Output } from '@strata/render';
import { ConfigOrigins } from './config-origins';
import { fieldOf, findInfluences } from './influence';
import type { Influence, OutputLeaf, Scope } from './influence';
import { isSame, keyPathsIn, leavesOf, renameKey } from './leaves';
import { codeOrigin, findLiteralOrigins } from './literal-origins';
import type { FindLiterals } from './literals';
import type { ValueOrigin } from './origin';
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
    const literals = findLiteralOrigins(this.findLiterals, leaves, before);
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

/** Code refuses some keys; then they tell nothing. */
function attempt<V>(run: () => V): V | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
