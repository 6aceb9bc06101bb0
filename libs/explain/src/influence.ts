import { trackReads } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Output } from '@strata/render';
import { isSame, leavesOf, replaceAt, valueAt } from './leaves';
import { perturb } from './perturb';
import type { SourceLeaf, SourceOrigins } from './source-origins';
import { sourceData } from './render-target';
import type { RenderTarget } from './render-target';

/** The part of the output that is asked about. */
export interface Scope {
  readonly file: string;
  readonly path: Path;
}

/** One value that reaches fields of the output. */
export interface Influence {
  /** A path of the configuration, or a leaf of a source. */
  readonly from: { readonly config: Path } | { readonly leaf: SourceLeaf };
  /** Paths of the leaves that have another value when this one changes. */
  readonly reaches: readonly Path[];
  /** Paths of the leaves that are not there any more when this one changes. */
  readonly decides: readonly Path[];
}

/**
 * Finds what flows into a part of the output, also through TypeScript functions: the target is rendered again with
 * one value changed at a time, and whatever differs was reached. Only values that the functions read are tried.
 */
export function findInfluences(
  target: RenderTarget,
  config: unknown,
  sources: SourceOrigins,
  scope: Scope,
): Influence[] {
  const inputs = target.bind(sourceData(target));
  const before = target.outputs(config, inputs);
  const wanted = leavesOf(fieldOf(before, before, scope), scope.path);
  const reads = readsOf(target, config, inputs, scope);
  const compare = (from: Influence['from'], rendered: readonly (readonly Output[])[]): Influence[] => {
    const changed = wanted.map(({ path, value }) => {
      const others = rendered.map((after) => fieldOf(before, after, { ...scope, path }));
      const different = others.filter((other) => !isSame(value, other));
      const isReached = different.some((other) => other !== undefined);
      return { path, isReached, isDecided: !isReached && different.length > 0 };
    });
    const reaches = changed.filter(({ isReached }) => isReached).map(({ path }) => path);
    const decides = changed.filter(({ isDecided }) => isDecided).map(({ path }) => path);
    return reaches.length + decides.length === 0 ? [] : [{ from, reaches, decides }];
  };
  const ofConfig = configLeaves(config, reads.config).flatMap((path) => {
    const variants = perturb(valueAt(config, path)).map((value) => replaceAt(config, path, value));
    const rendered = variants.flatMap((variant) => attempt(() => target.outputs(variant, inputs)));
    return compare({ config: path }, rendered);
  });
  const ofSources = sourceLeaves(sources, reads.inputs).flatMap((leaf) => {
    const variants = perturb(leaf.value).map((value) => sources.inputsWith(leaf, value));
    return compare(
      { leaf },
      variants.flatMap((variant) => attempt(() => target.outputs(config, variant))),
    );
  });
  return [...ofConfig, ...ofSources];
}

/**
 * The value of a field. A file that is not there any more may have another name: it is then the one at the same
 * position.
 */
export function fieldOf(before: readonly Output[], after: readonly Output[], { file, path }: Scope): unknown {
  const found = after.find((output) => output.path === file);
  if (found !== undefined) return valueAt(found.data, path);
  if (before.length !== after.length) return undefined;
  return valueAt(after[before.findIndex((output) => output.path === file)]?.data, path);
}

/** A function refuses some values; then they tell nothing. */
function attempt(render: () => readonly Output[]): (readonly Output[])[] {
  try {
    return [render()];
  } catch {
    return [];
  }
}

interface PathsRead {
  readonly config: readonly Path[];
  readonly inputs: readonly Path[];
}

/** What is read to render the part of the output. */
function readsOf(target: RenderTarget, config: unknown, inputs: object, scope: Scope): PathsRead {
  const read = new Map<string, Path>();
  const note = (path: Path): void => void read.set(JSON.stringify(path), path);
  const tracked = trackReads({ config, inputs }, note, () => undefined) as {
    config: unknown;
    inputs: object;
  };
  const outputs = target.outputs(tracked.config, tracked.inputs);
  // Whole objects of the inputs may have been passed on without a look inside.
  JSON.stringify(outputs.filter(({ path }) => path === scope.file));
  const below = (name: string): Path[] =>
    [...read.values()].flatMap(([first, ...rest]) => (first === name ? [rest] : []));
  return { config: below('config'), inputs: below('inputs') };
}

/** The leaves of the configuration that were read; a list is read as a whole, and tried item by item. */
const configLeaves = (config: unknown, read: readonly Path[]): Path[] =>
  read.flatMap((path) => {
    const value = valueAt(config, path);
    return value === undefined ? [] : leavesOf(value, path).map((leaf) => leaf.path);
  });

function sourceLeaves(sources: SourceOrigins, read: readonly Path[]): SourceLeaf[] {
  const leaves = read.flatMap((path) => sources.leavesBehind(path));
  return [...new Map(leaves.map((leaf) => [JSON.stringify([leaf.source.name, leaf.path]), leaf])).values()];
}
