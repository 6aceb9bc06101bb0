import { Type } from '@sinclair/typebox';
import type { Static, TObject } from '@sinclair/typebox';
import { layer as anyLayer } from '@strata/compose';
import type { Assertion, Fields, LayerDefinition } from '@strata/compose';
import type { Cluster, Facts } from '@strata/model';

/** Anything that YAML and JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Values of a Helm chart. */
export interface Values {
  readonly [key: string]: Json;
}

/** What late-bound fields of an addon's layers see beside `self`, `super` and `$`. */
export interface AddonInputs {
  readonly facts: Facts;
  readonly cluster: Cluster;
}

const version = Type.String({
  description: 'Exact version of the chart, or tag of the repository.',
  pattern: '^v?\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?$',
});

/** Schema fields of every addon that installs a Helm chart. */
export const chartFields = {
  version,
  values: Type.Unsafe<Values>(
    Type.Object(
      {},
      { description: 'Values for the chart, as it documents them.', additionalProperties: true },
    ),
  ),
};

/** Schema fields of every addon that syncs a directory of another repository. */
export const gitFields = { version };

/** A layer of an addon's configuration, written in TypeScript: its defaults, or an overlay. */
export function layer<Config>(
  fields: Fields<Config, Config, AddonInputs>,
  ...assertions: Assertion<Config, AddonInputs>[]
): LayerDefinition<Config> {
  return anyLayer<Config, AddonInputs>(fields, ...assertions);
}

/** The configuration type of a schema. */
export type ConfigOf<S extends TObject> = Static<S>;
