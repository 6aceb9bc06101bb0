import type { Path } from '@strata/compose';
import type { Location } from '@strata/model';
import type { Output } from '@strata/render';
import { ConfigOrigins } from './config-origins';
import { fieldOf, findInfluences } from './influence';
import type { Influence, Scope } from './influence';
import { isSame, leavesOf } from './leaves';
import { mayBePartOf } from './literals';
import type { FindLiterals } from './literals';
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

  /** The composed configuration. */
  get config(): unknown {
    return this.configOrigins.config;
  }

  /** Every leaf of a file at or below a path, with everything that reaches it. */
  explainFile(scope: Scope): ExplainedField[] {
    const before = this.outputs();
    const influences = findInfluences(this.target, this.configOrigins.config, this.sources, scope);
    const fields = leavesOf(fieldOf(before, before, scope), scope.path).map(({ path, value }) => {
      const named = (key: 'reaches' | 'decides'): ValueOrigin[] =>
        influences
          .filter((influence) => influence[key].some((reached) => isSame(reached, path)))
          .flatMap(({ from }) => this.originsOf(from));
      return { path, value, origins: named('reaches'), conditions: named('decides') };
    });
    return this.withLiterals(fields, scope, before);
  }

  /** Adds the literals of code: each is tried with another value, and only those that reach a field are named. */
  private withLiterals(
    fields: readonly ExplainedField[],
    { file }: Scope,
    before: readonly Output[],
  ): ExplainedField[] {
    const origins = new Map(fields.map((field) => [field, [...field.origins]]));
    const literals = this.findLiterals((literal) => fields.some(({ value }) => mayBePartOf(literal, value)));
    for (const { location, value, outputsWith } of literals) {
      const [other] = perturb(value);
      const after = attempt(() => outputsWith(other as typeof value));
      if (after === undefined) continue;
      for (const field of fields.filter((each) => mayBePartOf(value, each.value))) {
        const changed = fieldOf(before, after, { file, path: field.path });
        if (changed !== undefined && !isSame(field.value, changed)) {
          origins.get(field)?.push(codeOrigin(value, location));
        }
      }
    }
    return fields.map((field) => {
      const found = withoutRepeats(origins.get(field) ?? []);
      return { ...field, origins: found.length > 0 ? found : [codeOrigin(field.value, this.target.code)] };
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
