import { compose, formatPath } from '@strata/compose';
import type { Path } from '@strata/compose';
import { locationAt } from '@strata/render';
import { isSame, leavesOf, replaceAt, valueAt } from './leaves';
import type { ValueOrigin } from './origin';
import { perturb } from './perturb';
import { sourceData } from './render-target';
import type { RenderTarget, Source } from './render-target';

/** One leaf of the sources of a target: of one source, or of several that have it from the same place. */
export interface SourceLeaf {
  readonly sources: readonly [Source, ...Source[]];
  readonly path: Path;
  readonly value: unknown;
}

/** Where the inputs of late-bound functions come from: an input may be derived from several leaves of sources. */
export class SourceOrigins {
  private readonly known = new Map<string, readonly SourceLeaf[]>();
  private readonly data: Record<string, unknown>;
  private readonly inputs: object;
  private readonly leaves: readonly SourceLeaf[];

  constructor(private readonly target: RenderTarget) {
    this.data = sourceData(target);
    this.inputs = target.bind(this.data);
    this.leaves = leavesOfSources(target.sources);
  }

  /** The inputs as they would be with another value of a leaf. */
  inputsWith({ sources, path }: SourceLeaf, value: unknown): object {
    const changed = sources.map(({ key, data }) => [key, replaceAt(data, path, value)] as const);
    return this.target.bind({ ...this.data, ...Object.fromEntries(changed) });
  }

  /** The leaves that an input such as `cluster.annotations.base_domain` is derived from. */
  leavesBehind(input: Path): readonly SourceLeaf[] {
    const key = JSON.stringify(input);
    let found = this.known.get(key);
    if (found === undefined) {
      const before = valueAt(this.inputs, input);
      found = this.leaves.filter((leaf) =>
        perturb(leaf.value).some((value) => !isSame(before, valueAt(this.inputsWith(leaf, value), input))),
      );
      this.known.set(key, found);
    }
    return found;
  }

  /** The origins of an input. */
  originsOf(input: Path): ValueOrigin[] {
    return this.leavesBehind(input).map(describeLeaf);
  }
}

/** Every leaf of every source, once for all sources that have it from the same place. */
function leavesOfSources(sources: readonly Source[]): SourceLeaf[] {
  const found = new Map<string, SourceLeaf>();
  for (const source of sources) {
    const composition = compose(source.layers);
    for (const { path, value } of leavesOf(source.data)) {
      const winner = composition.provenance(path)?.winner;
      const place = winner === undefined ? source.key : [winner.origin.file, winner.path];
      const id = JSON.stringify([source.name, path, place]);
      const known = found.get(id);
      found.set(id, { path, value, sources: known === undefined ? [source] : [...known.sources, source] });
    }
  }
  return [...found.values()];
}

/** A leaf of a source as an origin. */
export function describeLeaf({ sources: [source], path, value }: SourceLeaf): ValueOrigin {
  const provenance = compose(source.layers).provenance(path);
  const name = formatPath([source.name, ...path]);
  return {
    kind: source.name,
    path: name,
    value,
    location: provenance === undefined ? { file: source.file } : locationAt(provenance.winner),
    isComputed: false,
    overridden: (provenance?.overridden ?? []).map(({ place, field }) => ({
      value: field,
      location: locationAt(place),
    })),
    reads: [],
  };
}
