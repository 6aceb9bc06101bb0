import { join } from 'node:path';
import type { PromiseDefinition } from '@strata/kratix';
import fc from 'fast-check';
import { arbitraryOf } from './arbitrary-of';
import { expectGoldenTree } from './golden';
import { answer, refusals, treeOfAnswer } from './run-promise';

/** Tests that every promise with one configure pipeline passes. */
export interface PromiseProof {
  /** The folder of the spec; its golden tree is beside it. */
  readonly directory: string;
  /** What half of the random requests are given, where random texts are never right, such as labels that select. */
  readonly given?: object;
  /** Changes of the example that are refused, by what is wrong, with a part of the message. */
  readonly refused: readonly (readonly [what: string, change: object, message: string])[];
}

/** Declares the tests of a promise: its example by a golden tree, random requests, and requests that are refused. */
export function provePromise(promise: PromiseDefinition, { directory, given, refused }: PromiseProof): void {
  it('makes what its golden tree holds', () =>
    expectGoldenTree(treeOfAnswer(promise, promise.example), join(directory, '../golden')));

  it('answers every request that fits its schema, or says why not, and twice the same', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(arbitraryOf(promise.spec), fc.boolean(), (random, isGiven) => {
        const spec = { ...(random as object), ...(isGiven ? given : {}) };
        const first = answer(promise, spec);
        outcomes.add(first.outcome);
        expect(first.outcome).not.toBe('violated');
        expect(answer(promise, spec)).toEqual(first);
      }),
      { numRuns: 200 },
    );
    expect(outcomes).toContain('done');
  });

  it.each(refused)('refuses %s', (_, change, message) => {
    const spec = { ...(promise.example as object), ...change };
    expect(refusals(promise, spec).join('\n')).toContain(message);
  });
}
