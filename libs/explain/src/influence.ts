import { trackReads } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Output } from '@strata/render';
import { outputOf } from './find-output';
import { isSame, leavesOf, replaceAt, valueAt } from './leaves';
import { fieldUnderNewKey } from './moved-field';
import type { Change } from './moved-field';
import { perturb } from './perturb';
import type { SourceLeaf, SourceOrigins } from './source-origins';
import { sourceData } from './render-target';
import type { RenderTarget } from './render-target';

/** A file of the output, and a path in it. */
export interface Scope {
  readonly file: string;
  readonly path: Path;
}

/** A leaf of the output. */
export interface OutputLeaf extends Scope {
  readonly value: unknown;
}

/** One value that has a part in leaves of the output. */
export interface Influence {
  /** A path of the configuration, or a leaf of a source. */
  readonly from: { readonly config: Path } | { readonly leaf: SourceLeaf };
  /** The leaves that have another value when this one changes. */
  readonly reaches: ReadonlySet<OutputLeaf>;
  /** The leaves that are not there any more when this one changes. */
  readonly decides: ReadonlySet<OutputLeaf>;
}

/** What is rendered with one value changed. */
interface Trial {
  readonly after: readonly Output[];
  readonly change: Change;
}

/**
 * Finds what flows into leaves of the output, also through TypeScript functions: the target is rendered again with
 * one value changed at a time, and whatever differs was reached. Only values that the functions read are tried.
 */
export function findInfluences(
  target: RenderTarget,
  config: unknown,
  sources: SourceOrigins,
  before: readonly Output[],
  leaves: readonly OutputLeaf[],
): Influence[] {
  const inputs = target.bind(sourceData(target));
  const reads = readsOf(target, config, inputs, new Set(leaves.map(({ file }) => file)));
  const compare = (from: Influence['from'], trials: readonly Trial[]): Influence[] => {
    const reaches = new Set<OutputLeaf>();
    const decides = new Set<OutputLeaf>();
    for (const leaf of leaves) {
      const others = trials.map(
        ({ after, change }) => fieldOf(before, after, leaf) ?? fieldUnderNewKey(before, after, leaf, change),
      );
      const different = others.filter((other) => !isSame(leaf.value, other));
      if (different.some((other) => other !== undefined)) reaches.add(leaf);
      else if (different.length > 0) decides.add(leaf);
    }
    return reaches.size + decides.size === 0 ? [] : [{ from, reaches, decides }];
  };
  const tryAll = (from: unknown, render: (to: unknown) => readonly Output[]): Trial[] =>
    perturb(from).flatMap((to) =>
      attempt(() => render(to)).map((after) => ({ after, change: { from, to } })),
    );
  const ofConfig = configLeaves(config, reads.config).flatMap((path) => {
    const render = (value: unknown) => target.outputs(replaceAt(config, path, value), inputs);
    return compare({ config: path }, tryAll(valueAt(config, path), render));
  });
  const ofSources = sourceLeaves(sources, reads.inputs).flatMap((leaf) => {
    const render = (value: unknown) => target.outputs(config, sources.inputsWith(leaf, value));
    return compare({ leaf }, tryAll(leaf.value, render));
  });
  return [...ofConfig, ...ofSources];
}

/**
 * The value of a field. An item of a list that is still there as it was is found wherever it stands: others may come and
 * go before it.
 */
export function fieldOf(before: readonly Output[], after: readonly Output[], { file, path }: Scope): unknown {
  const old = before.find((output) => output.path === file);
  const data = outputOf(before, after, file);
  const index = path.findLastIndex((step) => typeof step === 'number');
  const list = index < 0 ? undefined : valueAt(data, path.slice(0, index));
  const item = valueAt(old?.data, path.slice(0, index + 1));
  const isKept = Array.isArray(list) && isFlat(item) && list.some((other) => isSame(item, other));
  return valueAt(isKept ? old?.data : data, path);
}

/** A scalar, or a map of scalars. */
const isFlat = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.values(value).every((field) => typeof field !== 'object');

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

/** What is read to render the files. */
function readsOf(
  target: RenderTarget,
  config: unknown,
  inputs: object,
  files: ReadonlySet<string>,
): PathsRead {
  const read = new Map<string, Path>();
  const note = (path: Path): void => void read.set(JSON.stringify(path), path);
  const tracked = trackReads({ config, inputs }, note, () => undefined) as {
    config: unknown;
    inputs: object;
  };
  const outputs = target.outputs(tracked.config, tracked.inputs);
  // Whole objects of the inputs may have been passed on without a look inside.
  JSON.stringify(outputs.filter(({ path }) => files.has(path)));
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
  return [
    ...new Map(
      leaves.map((leaf) => [JSON.stringify([leaf.sources.map(({ key }) => key), leaf.path]), leaf]),
    ).values(),
  ];
}
