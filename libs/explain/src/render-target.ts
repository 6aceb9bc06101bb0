import { compose } from '@strata/compose';
import type { Layer } from '@strata/compose';
import type { Location } from '@strata/model';
import type { Output } from '@strata/render';

/** Data beside the layers that a target is rendered from, such as the facts of its cluster. */
export interface Source {
  /** What `bind` gets its data by; no two sources of a target share it. */
  readonly key: string;
  /** First step of paths into it, such as `facts`. */
  readonly name: string;
  /** What it is composed from; nothing where it follows from names of directories. */
  readonly layers: readonly Layer[];
  readonly data: Readonly<Record<string, unknown>>;
  /** The file to look at where no layer gives a value. */
  readonly file: string;
}

/**
 * What one render produces, as something that can be asked why a value is there: an addon on a cluster, and
 * whatever else is composed from layers and sources. Everything in it is pure.
 */
export interface RenderTarget {
  /** How commands name it, such as `homelab/loki`. */
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly sources: readonly Source[];
  /** What late-bound functions see, from the data of the sources by key. */
  readonly bind: (data: Readonly<Record<string, unknown>>) => object;
  /** The files that a configuration gives, unchecked. @throws whatever the functions of the target throw */
  readonly outputs: (config: unknown, inputs: object) => readonly Output[];
  /** The code that makes the output, for what no value and no literal accounts for. */
  readonly code: Location;
}

/** The data of a target's sources by key. */
export const sourceData = ({ sources }: RenderTarget): Record<string, unknown> =>
  Object.fromEntries(sources.map(({ key, data }) => [key, data]));

/** The files of a target as it is. @throws whatever its functions throw */
export function renderTarget(target: RenderTarget): readonly Output[] {
  const inputs = target.bind(sourceData(target));
  return target.outputs(compose(target.layers, inputs).evaluate().data, inputs);
}

/** The target with other data of some of its sources, by their keys. */
export function withSourceData(target: RenderTarget, data: Readonly<Record<string, unknown>>): RenderTarget {
  const sources = target.sources.map((source) =>
    Object.hasOwn(data, source.key) ? { ...source, data: data[source.key] as Source['data'] } : source,
  );
  return { ...target, sources };
}
