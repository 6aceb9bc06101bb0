import type { Layer } from '@strata/compose';
import { isMap } from '../fleet/json';
import type { Json } from '../fleet/json';
import type { AddonLayers, FleetCluster } from '../fleet/fleet';

/** The layers of an addon on a cluster, lowest precedence first; the names differ within a stack. */
export type Stack = readonly { readonly name: string; readonly fields: Json }[];

/** One way to compose in this process, with its stacks prepared. */
export interface Contender {
  /** Composes the stack at an index; this is timed. */
  readonly compose: (index: number) => unknown;
  /** The configuration of the stack at an index, for comparing. */
  readonly answer: (index: number) => unknown;
}

/** The contenders in this process. Each loads its code when it is asked for, so that the code of others stays cold. */
export const CONTENDERS = {
  strata: (stacks: readonly Stack[]) => strata(stacks),
  'strata-late': (stacks: readonly Stack[]) => strata(stacks, delayFields),
  'strata-provenance': strataWithProvenance,
  naive,
  lodash,
} as const;

/** The name of a contender. */
export type ContenderName = keyof typeof CONTENDERS;

/** The layers of an addon that apply on a cluster. */
export function stackOf(layers: AddonLayers, { name, env, role }: FleetCluster): Stack {
  return [
    { name: 'defaults', fields: layers.defaults },
    { name: `environment ${env}`, fields: layers.environments[env] ?? {} },
    { name: `role ${role}`, fields: layers.roles[role] ?? {} },
    { name: `cluster ${name}`, fields: layers.clusters[name] ?? {} },
  ];
}

/** Strata's layers; `change` makes other defaults of the same values. */
function strata(stacks: readonly Stack[], change?: (fields: Json) => Json): Contender {
  const { compose } = require('@strata/compose') as typeof import('@strata/compose');
  const placed = placeLayers(stacks, change);
  const composeAt = (index: number) => {
    const { data, problems } = compose(placed[index] as readonly Layer[]).evaluate();
    if (problems[0] !== undefined) throw problems[0];
    return data;
  };
  return { compose: composeAt, answer: composeAt };
}

/** Composes and asks where every leaf comes from. Its answer is made of nothing but those places. */
function strataWithProvenance(stacks: readonly Stack[]): Contender {
  const { compose } = require('@strata/compose') as typeof import('@strata/compose');
  const { rebuildFromProvenance } = require('./rebuild') as typeof import('./rebuild');
  const placed = placeLayers(stacks);
  return {
    compose: (index) => {
      const composition = compose(placed[index] as readonly Layer[]);
      const { data } = composition.evaluate();
      let steps = 0;
      for (const { winner } of composition.leaves()) steps += winner.path.length;
      return [data, steps];
    },
    answer: (index) =>
      rebuildFromProvenance(compose(placed[index] as readonly Layer[]).leaves(), stacks[index] as Stack),
  };
}

function naive(stacks: readonly Stack[]): Contender {
  const { mergePlainly } = require('./merge-plainly') as typeof import('./merge-plainly');
  const fields = stacks.map((stack) => stack.map((layer) => layer.fields));
  const composeAt = (index: number) => mergePlainly(fields[index] as readonly Json[]);
  return { compose: composeAt, answer: composeAt };
}

function lodash(stacks: readonly Stack[]): Contender {
  const mergeWith = require('lodash/mergeWith') as typeof import('lodash').mergeWith;
  const fields = stacks.map((stack) => stack.map((layer) => layer.fields));
  const replaceList = (below: unknown, upper: unknown): unknown => {
    if (Array.isArray(upper)) return upper;
    // Left alone, lodash would write a map's fields into the list of the layer below.
    return Array.isArray(below) && isMap(upper) ? mergeWith({}, upper, replaceList) : undefined;
  };
  const composeAt = (index: number): unknown =>
    mergeWith({}, ...(fields[index] as readonly Json[]), replaceList);
  return { compose: composeAt, answer: composeAt };
}

/** Every stack as Strata's layers; stacks share those that they have in common. */
function placeLayers(
  stacks: readonly Stack[],
  change?: (fields: Json) => Json,
): readonly (readonly Layer[])[] {
  const { withOrigin } = require('@strata/compose') as typeof import('@strata/compose');
  const placed = new Map<Json, Layer>();
  const place = (name: string, given: Json, isLowest: boolean): Layer => {
    const fields = isLowest && change !== undefined ? change(given) : given;
    const layer = withOrigin({ fields, assertions: [] }, { name, file: `${name}.json` });
    placed.set(given, layer);
    return layer;
  };
  return stacks.map((stack) => {
    return stack.map(({ name, fields }, index) => placed.get(fields) ?? place(name, fields, index === 0));
  });
}

/** The same map with a late-bound function for every scalar and list in it, so that all of it has to be evaluated. */
function delayFields(fields: Json): Json {
  const entries = Object.entries(fields).map(([key, value]) => {
    return [key, isMap(value) ? delayFields(value) : () => value];
  });
  return Object.fromEntries(entries) as Json;
}
