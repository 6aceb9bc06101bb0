import { runProof } from './run-proof';

describe('explanations of the reference platform', () => {
  it('name for every leaf an origin; its text changes the leaf, and what it overrides changes nothing', async () => {
    const { leaves, unexplained, tried, overridden, wrong } = await runProof({
      samples: 200,
      seed: 20260102,
    });
    expect(leaves).toBeGreaterThan(9000);
    expect(unexplained).toEqual([]);
    expect(wrong).toEqual([]);
    expect(tried).toBe(200);
    expect(overridden).toBeGreaterThan(40);
  }, 300_000);
});
