import { compose, formatPath, provenanceOf } from '@strata/compose';
import type { Composition, Path, Provenance } from '@strata/compose';
import { locationAt } from '@strata/render';
import type { OverriddenValue, ValueOrigin } from './origin';
import { sourceData } from './render-target';
import type { RenderTarget } from './render-target';
import type { SourceOrigins } from './source-origins';

/** How far the functions that a value was computed by are followed. */
const MAX_STEPS = 20;

/** Where the values of a target's composed configuration come from. */
export class ConfigOrigins {
  /** The composed configuration. */
  readonly config: unknown;
  private readonly composition: Composition<unknown>;

  constructor(
    target: RenderTarget,
    private readonly sources: SourceOrigins,
  ) {
    this.composition = compose(target.layers, target.bind(sourceData(target)), { trackInputs: true });
    this.config = this.composition.evaluate().data;
  }

  /** The origin of the value at a path, with everything that it was computed from; undefined where there is none. */
  originOf(path: Path): ValueOrigin | undefined {
    const provenance = this.composition.provenance(path);
    return provenance === undefined ? undefined : this.describe(provenance, MAX_STEPS);
  }

  /** The paths of every leaf of the configuration. */
  leafPaths(): Path[] {
    return [...this.composition.leaves()].map(({ path }) => path);
  }

  private describe(provenance: Provenance, steps: number): ValueOrigin {
    const { path, winner, isComputed, inputs } = provenance;
    const fields = steps === 0 ? [] : this.fieldsRead(provenance);
    const read = fields.map((field) => this.describe(field, steps - 1));
    const lower = new Set(fields.map((field) => placeKey(field)));
    return {
      kind: 'config',
      path: formatPath(path),
      value: provenance.data(),
      location: locationAt(winner),
      isComputed,
      overridden: provenance.overridden
        // What `super` reads stands below and has a part in the value.
        .filter(({ place }) => !lower.has(JSON.stringify(locationAt(place))))
        .map(({ place, field }): OverriddenValue => ({
          ...(isData(field) ? { value: field } : {}),
          location: locationAt(place),
        })),
      reads: [...read, ...inputs.flatMap((input) => this.sources.originsOf(input))],
    };
  }

  /** The fields that a value was computed from, without maps of which only a part was read. */
  private fieldsRead({ fields, path }: Provenance): Provenance[] {
    const found = fields.flatMap((field) => provenanceOf(field) ?? []);
    const isInside = (inner: Path, outer: Path): boolean =>
      inner.length > outer.length && outer.every((step, index) => step === inner[index]);
    return found.filter(
      (field) =>
        !isInside(path, field.path) &&
        !found.some((other) => other !== field && isInside(other.path, field.path)),
    );
  }
}

const placeKey = ({ winner }: Provenance): string => JSON.stringify(locationAt(winner));

/** Whether an overridden field is plain data that can be shown. */
const isData = (field: unknown): boolean => {
  if (typeof field === 'function') return false;
  if (typeof field !== 'object' || field === null) return true;
  const prototype: unknown = Object.getPrototypeOf(field);
  const isPlain = Array.isArray(field) || prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(field).every(isData);
};
