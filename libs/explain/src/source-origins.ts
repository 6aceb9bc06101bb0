import { compose, formatPath } from '@strata/compose';
import type { Path } from '@strata/compose';
import { locationAt } from '@strata/render';
import { isSame, leavesOf, replaceAt, valueAt } from './leaves';
import type { ValueOrigin } from './origin';
import { perturb } from './perturb';
import { sourceData } from './render-target';
import type { RenderTarget, Source } from './render-target';

/** One leaf of a source of a target. */
export interface SourceLeaf {
  readonly source: Source;
  readonly path: Path;
  readonly value: unknown;
}

/** Where the inputs of late-bound functions come from: an input may be derived from several leaves of sources. */
export class SourceOrigins {
  private readonly known = new Map<string, readonly SourceLeaf[]>();
  private readonly data: Record<string, unknown>;
  private readonly inputs: object;

  constructor(private readonly target: RenderTarget) {
    this.data = sourceData(target);
    this.inputs = target.bind(this.data);
  }

  /** Every leaf of every source. */
  leaves(): SourceLeaf[] {
    return this.target.sources.flatMap((source) =>
      leavesOf(source.data).map(({ path, value }) => ({ source, path, value })),
    );
  }

  /** The inputs as they would be with another value of a leaf. */
  inputsWith({ source, path }: SourceLeaf, value: unknown): object {
    return this.target.bind({ ...this.data, [source.name]: replaceAt(source.data, path, value) });
  }

  /** The leaves that an input such as `cluster.annotations.base_domain` is derived from. */
  leavesBehind(input: Path): readonly SourceLeaf[] {
    const key = JSON.stringify(input);
    let found = this.known.get(key);
    if (found === undefined) {
      const before = valueAt(this.inputs, input);
      found = this.leaves().filter((leaf) =>
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

/** A leaf of a source as an origin. */
export function describeLeaf({ source, path, value }: SourceLeaf): ValueOrigin {
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
