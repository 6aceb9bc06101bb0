import { compose, formatPath, provenanceOf } from '@strata/compose';
import type { Composition, Path, Place, Provenance } from '@strata/compose';
import { locationAt } from '@strata/render';
import type { OverriddenValue, ValueOrigin } from './origin';
import { sourceData } from './render-target';
import type { RenderTarget } from './render-target';
import type { SourceOrigins } from './source-origins';
import { tryToCompose } from './try-to-compose';

/** Where the values of a target's composed configuration come from. */
export class ConfigOrigins {
  /** The composed configuration, without what cannot be computed. */
  readonly config: unknown;
  /** Whether everything can be computed. */
  readonly isComplete: boolean;
  private readonly composition: Composition<unknown>;

  constructor(
    target: RenderTarget,
    private readonly sources: SourceOrigins,
  ) {
    this.composition = compose(target.layers, target.bind(sourceData(target)), { trackInputs: true });
    const { data, problems } = this.composition.evaluate();
    this.config = data;
    this.isComplete = problems.length === 0;
  }

  /** The origin of the value at a path, with everything that it was computed from; undefined where there is none. */
  originOf(path: Path): ValueOrigin | undefined {
    const provenance = tryToCompose(() => this.composition.provenance(path));
    return provenance === undefined ? undefined : this.describe(provenance, new Set());
  }

  /** The paths of every leaf of the configuration. */
  leafPaths(): Path[] {
    return tryToCompose(() => [...this.composition.leaves()].map(({ path }) => path)) ?? [];
  }

  /** @param seen paths that the answer has followed already; they are named again, and not followed */
  private describe(provenance: Provenance, seen: Set<string>): ValueOrigin {
    const { path, winner, isComputed, inputs } = provenance;
    const id = JSON.stringify([path, winner.path, winner.origin.file]);
    const isNew = !seen.has(id);
    seen.add(id);
    const fields = this.fieldsRead(provenance);
    const read = isNew ? fields.map((field) => this.describe(field, seen)) : [];
    const used = [
      winner,
      ...provenance.merged,
      ...fields.flatMap((field) => [field.winner, ...field.merged]),
    ];
    return {
      kind: 'config',
      path: formatPath(path),
      value: provenance.data(),
      location: locationAt(winner),
      isComputed,
      overridden: provenance.overridden
        // What was read by way of `super` stands below and has a part in the value.
        .filter(({ place }) => !used.some((each) => isInside(place, each)))
        .map(({ place, field }): OverriddenValue => ({
          ...(isData(field) ? { value: field } : {}),
          location: locationAt(place),
        })),
      reads: [...read, ...(isNew ? inputs.flatMap((input) => this.sources.originsOf(input)) : [])],
    };
  }

  /** The fields that a value was computed from, without maps of which only a part was read. */
  private fieldsRead({ fields, path }: Provenance): Provenance[] {
    const found = fields.flatMap((field) => provenanceOf(field) ?? []);
    const isBelow = (inner: Path, outer: Path): boolean =>
      inner.length > outer.length && outer.every((step, index) => step === inner[index]);
    return found.filter(
      (field) =>
        !isBelow(path, field.path) &&
        !found.some((other) => other !== field && isBelow(other.path, field.path)),
    );
  }
}

/** Whether a place is another one, or lies inside it. */
function isInside(place: Place, outer: Place): boolean {
  const { path } = place;
  return place.origin === outer.origin && outer.path.every((step, index) => step === path[index]);
}

/** Whether an overridden field is plain data that can be shown. */
const isData = (field: unknown): boolean => {
  if (typeof field === 'function') return false;
  if (typeof field !== 'object' || field === null) return true;
  const prototype: unknown = Object.getPrototypeOf(field);
  const isPlain = Array.isArray(field) || prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(field).every(isData);
};
