import type * as Re2 from 're2js';

/**
 * What JavaScript reads otherwise than RE2: flags inside a pattern, classes by name, `\s` and `.` (which know other line
 * ends), and whatever is special to either.
 */
const DIFFERENT =
  /\(\?[^:]|\[\[:|\\[^dwDW\d\\./\-+*?()[\]{}^$|bBntr:@"'#%&=~!<>,;_ ]|\\[1-9]|(?:^|[^\\])(?:\\\\)*\./;

/**
 * A test for texts by a regular expression in the syntax of RE2, which the API server uses: linear in the text, and
 * unanchored.
 *
 * @throws Error for a pattern that is none
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  let test = TESTS.get(pattern);
  if (test === undefined) {
    test = compileTest(pattern);
    TESTS.set(pattern, test);
  }
  return test;
}

const TESTS = new Map<string, (text: string) => boolean>();

function compileTest(pattern: string): (text: string) => boolean {
  if (!DIFFERENT.test(withoutClasses(pattern))) {
    try {
      const expression = new RegExp(pattern, 'u');
      const safeLength = SAFE_LENGTHS[REPEATED_GROUP.test(pattern) ? 'exponential' : 'polynomial'];
      let linear: ((text: string) => boolean) | undefined;
      return (text) =>
        text.length <= safeLength ? expression.test(text) : (linear ??= compileLinear(pattern))(text);
    } catch {
      // What JavaScript refuses, RE2 may take, such as an escape that is not needed.
    }
  }
  return compileLinear(pattern);
}

function compileLinear(pattern: string): (text: string) => boolean {
  const { RE2JS } = require('re2js') as typeof Re2;
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.matcher(text).find();
}

/** JavaScript may try every way to share a text among the turns of such a group. */
const REPEATED_GROUP = /\)[*+{]/;

/** Characters of a text in which trying every way takes no time, by how their number grows with the text. */
const SAFE_LENGTHS = { exponential: 16, polynomial: 256 } as const;

/** A pattern whose classes of characters hold nothing that could be taken for syntax outside them. */
const withoutClasses = (pattern: string): string =>
  pattern.replace(/\[(?!\[:)\^?\]?(?:[^\]\\[]|\\[^sSpPvhQ]|\[(?!:))*\]/g, '[x]');

/** What a pattern finds in a text, at most so many. @throws Error for a pattern that is none */
export function compileMatches(pattern: string): (text: string, limit: number) => string[] {
  const { RE2JS } = require('re2js') as typeof Re2;
  const compiled = RE2JS.compile(pattern);
  return (text, limit) => {
    const found: string[] = [];
    const matcher = compiled.matcher(text);
    while (found.length < limit && matcher.find()) found.push(matcher.group() ?? '');
    return found;
  };
}
