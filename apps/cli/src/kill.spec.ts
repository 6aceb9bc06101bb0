import { killRenders } from './kill-renders.cases';

describe('a render that is killed', () => {
  it('leaves every file whole, old or new, and the next render repairs all', async () => {
    const { amongWrites, ...rest } = await killRenders(1, 5);
    expect(rest).toEqual({ torn: [], lost: 0, isRepaired: true });
    expect(amongWrites).toBeGreaterThanOrEqual(2);
  }, 300_000);
});
