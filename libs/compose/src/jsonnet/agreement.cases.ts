import fc from 'fast-check';
import { describeDisagreement, findDisagreements } from './compare';
import { findJsonnet } from './run-jsonnet';
import { settle } from './settle';
import { sketches } from './sketch';

const SEED = Number(process.env['STRATA_SEED'] ?? 1);

/** Each step of shrinking is a process. */
const SHRINK_MILLISECONDS = 60_000;

/**
 * Defines the test that random stacks give what Jsonnet gives for them; skipped by name where there is no Jsonnet.
 *
 * @param stacks how many, unless `STRATA_RUNS` says otherwise; they are drawn by `STRATA_SEED`
 */
export function testAgreement(stacks: number): void {
  const title = 'gives what Jsonnet gives for the same stack';
  const jsonnet = findJsonnet();
  const numRuns = Number(process.env['STRATA_RUNS'] ?? stacks);
  if (jsonnet === undefined) {
    it.skip(`${title} (skipped: no jsonnet on PATH or at STRATA_JSONNET)`, () => undefined);
    return;
  }
  const programs = sketches.map(settle);
  it(
    title,
    async () => {
      const sample = fc.sample(programs, { numRuns, seed: SEED });
      const [first] = await findDisagreements(jsonnet, sample);
      if (first === undefined) return;
      // The same property at the same seed draws the same stack, and shrinks it.
      const property = fc.asyncProperty(programs, async (program) => {
        const difference = await describeDisagreement(jsonnet, program);
        if (difference !== undefined) throw new Error(difference);
      });
      await fc.assert(property, {
        seed: SEED,
        path: String(first),
        numRuns,
        interruptAfterTimeLimit: SHRINK_MILLISECONDS,
        markInterruptAsFailure: false,
      });
      throw new Error(`stack ${first} of seed ${SEED} is answered differently, but not alone`);
    },
    SHRINK_MILLISECONDS * 5,
  );
}
