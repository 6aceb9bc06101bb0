import fc from 'fast-check';
import { RE2JS } from 're2js';
import { compileMatches, compilePattern } from './compile-pattern';

describe('compilePattern', () => {
  it.each<[string, string, boolean]>([
    ['^a$', 'a', true],
    ['^a$', 'a\n', false],
    ['b', 'abc', true],
    ['^(?i)(abort|warn)?$', 'Abort', true],
    ['^[\\w\\s:/.\\\\-]+$', 'a b\\c', true],
    ['^\\s$', '\u00a0', false],
    ['^.$', '\r', true],
    ['^[[:alpha:]]+$', 'abc', true],
    ['\\Aa\\z', 'a', true],
    ['^\\pL+$', 'äö', true],
    ['^(?P<year>\\d{4})$', '2026', true],
    ['^[^ \\t;{}#$]+$', 'a;b', false],
  ])('%s of %j: %p', (pattern, text, matches) => {
    expect(compilePattern(pattern)(text)).toBe(matches);
  });

  it.each(['(', '[', 'a(?=b)', '\\1'])('refuses %s, as RE2 does', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow();
  });

  it('judges as RE2 does, whoever reads the pattern', () => {
    const atom = fc.constantFrom(
      'a',
      'B',
      '\\d',
      '\\w',
      '\\s',
      '\\S',
      '.',
      '[a-c]',
      '[^b]',
      '[\\s-]',
      '(?:a|b)',
      '(ab)',
      '\\.',
      '\\-',
      '$',
      '^',
      '(?i)a',
      '\\/',
      '[.]',
    );
    const quantifier = fc.constantFrom('', '*', '+', '?', '{2}');
    const piece = fc
      .tuple(atom, quantifier)
      .map(([part, times]) => (/^(?:[$^]|\(\?i\))/.test(part) ? part : part + times));
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', '1', '.', '-', ' ', '\n', '\r', '\u2028', '\v', 'ä', '😀', '/'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        expect(compilePattern(source)(value)).toBe(RE2JS.compile(source).matcher(value).find());
      }),
      { numRuns: 3000 },
    );
  });

  it.each([['^(a+)+$'], ['^(a|a)*$'], ['(x+x+)+y'], ['^([a-z]*)*$']])(
    'is linear in the text, as RE2 is: %s',
    (pattern) => {
      // By trying every way this would not end before the sun goes out.
      expect(compilePattern(pattern)(`${'a'.repeat(5000)}${'x'.repeat(5000)}!`)).toBe(false);
    },
  );
});

describe('compileMatches', () => {
  it('gives what is found, at most so many', () => {
    expect(compileMatches('[0-9]+')('a1b22c333', 2)).toEqual(['1', '22']);
  });
});
