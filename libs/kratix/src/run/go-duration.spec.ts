import { parseGoDuration } from './go-duration';

describe('parseGoDuration', () => {
  it.each([
    ['0', 0],
    ['5m', 300],
    ['1h30m', 5400],
    ['1.5s', 1.5],
    ['.5s', 0.5],
    ['1.s', 1],
    ['-2s', -2],
    ['+2s', 2],
    ['100ms', 0.1],
    ['1µs', 1e-6],
    ['2562047h', 2562047 * 3600],
  ])('reads %s', (text, seconds) => {
    expect(parseGoDuration(text)).toBeCloseTo(seconds);
  });

  it.each(['', '5', '5 m', 'm', '5d', '1h 30m', '5M', '.s', '--1s', '1h30', '2562048h', '1e3s', '5m\n'])(
    'takes "%s" for none',
    (text) => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );
});
