import { compileMatches, compilePattern } from '../structural/compile-pattern';
import type { CelLibrary } from './cel-library';
import { RE2_MATCHES } from './rewrite-macros';

/** Functions of texts beside those of the language. @see https://pkg.go.dev/github.com/google/cel-go/ext#Strings */
export const registerTexts: CelLibrary = (environment) => {
  environment
    .registerFunction(`string.${RE2_MATCHES}(string): bool`, (text: string, pattern: string) =>
      compilePattern(pattern)(text),
    )
    .registerFunction('string.charAt(int): string', (text: string, at: bigint) => [...text][Number(at)] ?? '')
    .registerFunction('string.replace(string, string): string', (text: string, old: string, by: string) =>
      text.split(old).join(by),
    )
    .registerFunction('string.replace(string, string, int): string', replaceSome)
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''))
    .registerFunction('string.format(list): string', formatText)
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => compileMatches(pattern)(text, 1)[0] ?? '',
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      compileMatches(pattern)(text, Infinity),
    )
    .registerFunction(
      'string.findAll(string, int): list<string>',
      (text: string, pattern: string, limit: bigint) =>
        compileMatches(pattern)(text, limit < 0n ? Infinity : Number(limit)),
    );
};

function replaceSome(text: string, old: string, by: string, limit: bigint): string {
  const parts = text.split(old);
  const count = limit < 0n ? parts.length - 1 : Math.min(Number(limit), parts.length - 1);
  const replaced = parts.slice(0, count).map((part) => part + by);
  return replaced.join('') + parts.slice(count).join(old);
}

/** `%s`, `%d`, `%f`, `%x` and their like, each with the next value. */
function formatText(text: string, values: readonly unknown[]): string {
  let next = 0;
  return text.replace(/%(?:(%)|(?:\.(\d+))?([sdfeboxX]))/g, (_, ...groups: (string | undefined)[]) => {
    const [percent, digits = '6', verb = 's'] = groups;
    if (percent !== undefined) return '%';
    next += 1;
    return formatValue(values[next - 1], verb, Number(digits));
  });
}

function formatValue(value: unknown, verb: string, digits: number): string {
  const radix = { b: 2, o: 8, x: 16, X: 16 }[verb];
  if (radix !== undefined && typeof value !== 'string') {
    const text = BigInt(value as bigint).toString(radix);
    return verb === 'X' ? text.toUpperCase() : text;
  }
  if (verb === 'f') return Number(value).toFixed(digits);
  if (verb === 'e') return Number(value).toExponential(digits);
  if (Array.isArray(value)) return `[${value.map((item) => formatValue(item, 's', digits)).join(', ')}]`;
  return String(value);
}
