import { amountOf } from './quantity';

describe('amountOf', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['512Mi', 536_870_912],
    ['1Gi', 1_073_741_824],
    ['1Ti', 1_099_511_627_776],
  ])('%s is %d', (quantity, amount) => expect(amountOf(quantity)).toBeCloseTo(amount, 9));
});
