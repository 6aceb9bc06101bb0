import { ComposeError } from './errors';
import { Evaluator } from './evaluation';
import { ASSERTIONS } from './layer';
import type { Assertion, Layer, Scope } from './layer';
import { ObjectNode } from './object-node';
import type { Path } from './path';
import { Place } from './place';
import { leavesOf, placesGiving, provenanceAt } from './provenance';
import type { Provenance } from './provenance';
import { objectToData } from './to-data';

/** What a composition gives when it is evaluated completely. */
export interface Evaluation<T> {
  /** The visible fields as plain data that belongs to the caller. A field that could not be computed is absent. */
  readonly data: T;
  /** Every field that could not be computed and every assertion that failed. */
  readonly problems: readonly ComposeError[];
}

/** How to compose. */
export interface ComposeOptions {
  /** Notes which inputs each late-bound function reads; slower, for provenance and messages. */
  readonly trackInputs?: boolean;
}

const NOWHERE = Place.of({ name: 'no layer', file: '' });

/**
 * One lazily evaluated object made of layers. Nothing is computed before it is read; each field is computed at
 * most once.
 */
export class Composition<T> {
  private readonly evaluator: Evaluator;
  private readonly root: ObjectNode;

  /**
   * @param layers lowest precedence first
   * @param inputs what late-bound fields see beside `self`, `super` and `$`
   */
  constructor(
    private readonly layers: readonly Layer[],
    inputs: object = {},
    { trackInputs = false }: ComposeOptions = {},
  ) {
    this.evaluator = new Evaluator(inputs, trackInputs);
    const fragments = layers.map(({ origin, fields }) => ({ place: Place.of(origin), fields }));
    const bottom = { place: NOWHERE, fields: {} };
    this.root = new ObjectNode(this.evaluator, [], fragments.length === 0 ? [bottom] : fragments);
  }

  /** The late-bound object: reading a field computes it. Hidden fields can be read and are not enumerable. */
  get value(): T {
    return this.root.view as T;
  }

  /**
   * Computes every visible field and runs every assertion; collects all problems instead of stopping at one. Only
   * what nests too deep ends it.
   */
  evaluate(): Evaluation<T> {
    const problems = new Set<ComposeError>();
    const data = this.compute(problems) as T;
    if (problems.size === 0) this.assert(problems);
    return { data, problems: [...problems] };
  }

  /** Where the value at a path comes from; undefined where there is no value. */
  provenance(path: Path): Provenance | undefined {
    return provenanceAt(this.root, path);
  }

  /** Where layers give a path, highest precedence first; also where its value cannot be computed. */
  placesGiving(path: Path): readonly Place[] {
    return placesGiving(this.root.fragments, path);
  }

  /** Every leaf of the output (scalars, empty maps and lists) with its provenance. */
  leaves(): Generator<Provenance> {
    return leavesOf(this.root);
  }

  private compute(problems: Set<ComposeError>): unknown {
    try {
      return objectToData(this.root, (error) => problems.add(error));
    } catch (error) {
      if (!(error instanceof ComposeError)) throw error;
      problems.add(error);
      return {};
    }
  }

  /** An assertion sees what the functions of its layer see: `super` is the layers below it. */
  private assert(problems: Set<ComposeError>): void {
    for (const [index, { assertions, origin }] of this.layers.entries()) {
      for (const [position, assertion] of assertions.entries()) {
        const scope = this.root.scope(index) as Scope<never, never, never>;
        const failure = this.tryAssertion(assertion, scope, Place.of(origin).at(ASSERTIONS).at(position));
        if (failure !== undefined) problems.add(failure);
      }
    }
  }

  private tryAssertion(
    assertion: Assertion<never, never>,
    scope: Scope<never, never, never>,
    place: Place,
  ): ComposeError | undefined {
    try {
      const outcome = assertion(scope);
      return outcome === true ? undefined : new ComposeError('assertion', [], place, outcome);
    } catch (error) {
      return this.evaluator.explain(error, place);
    }
  }
}

/** Composes layers, lowest precedence first, into one lazily evaluated object. */
export function compose<T>(
  layers: readonly Layer[],
  inputs: object = {},
  options: ComposeOptions = {},
): Composition<T> {
  return new Composition<T>(layers, inputs, options);
}
