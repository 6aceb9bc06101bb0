import { compose } from '../composition';
import type { Evaluation } from '../composition';
import { withOrigin } from '../layer';
import { canonicalize, findJsonnet, runJsonnet } from './run-jsonnet';

const jsonnet = findJsonnet();

/** What the functions of these layers see; Jsonnet has no types, so these have few. */
export interface Scope {
  readonly self: Values;
  readonly super: Values;
  readonly $: Values;
}

/** The fields that some row has. */
export interface Values {
  readonly [field: string]: unknown;
  readonly a: number;
  readonly b: number;
  readonly base: object;
  readonly c: number;
  readonly list: readonly number[];
  readonly m: Values;
  readonly n: number;
  readonly plus: (x: number, y?: number) => number;
  readonly port: number;
  readonly x: number;
}

/** The fields of a layer. */
export type Fields = Record<string, unknown>;

/** What layers give, lowest precedence first. */
export const stack = (layers: readonly Fields[], inputs?: object): Evaluation<unknown> =>
  compose<unknown>(
    layers.map((fields, index) =>
      withOrigin({ fields, assertions: [] }, { name: `layer ${index}`, file: `${index}.ts` }),
    ),
    inputs,
  ).evaluate();

/** A field that cannot be computed. */
export const fail = (): never => {
  throw new Error('reached');
};

/** One row of the table: what layers give, and that Jsonnet gives it too where there is one to ask. */
export function itGives(title: string, value: unknown, layers: readonly Fields[], text?: string): void {
  it(title, async () => {
    expect(stack(layers)).toEqual({ data: value, problems: [] });
    if (jsonnet === undefined || text === undefined) return;
    expect(await runJsonnet(jsonnet, text)).toEqual({ json: canonicalize(value) });
  });
}
