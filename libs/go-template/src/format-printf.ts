import { formatFloat, formatValue } from './format-value';
import { UnsupportedError } from './go-function';
import { quoteText } from './quote-text';
import { requireOrder } from './unordered';
import { integerOf, isGoList, kindOf, sortedKeys, typeOf } from './value';
import type { GoMap, GoValue } from './value';

/** A point at the very end is a verb, and no precision. */
const DIRECTIVE = /%([-+# 0]*)(\*|\d+)?(?:\.(?!$)(\*|\d+)?)?(.)?/gsu;

/** One directive of a format. */
interface Directive {
  readonly flags: string;
  readonly width: number;
  /** Absent where none is given. */
  readonly precision?: number;
  readonly verb: string;
}

/**
 * A text made by a format, as `fmt.Sprintf` of Go makes it.
 *
 * @throws UnsupportedError for a verb or flag that is not known here
 * @see https://pkg.go.dev/fmt#hdr-Printing
 */
export function formatPrintf(format: string, values: readonly GoValue[]): string {
  let next = 0;
  const text = format.replace(
    DIRECTIVE,
    (whole: string, flags: string, width?: string, precision?: string, verb?: string) => {
      if (width === '*' || precision === '*' || verb === '[')
        throw new UnsupportedError(`printf with ${whole} is not supported`);
      if (verb === undefined) return '%!(NOVERB)';
      if (verb === '%') return '%';
      if (next >= values.length) return `%!${verb}(MISSING)`;
      const value = values[next];
      next += 1;
      const hasPrecision = /\.\d*.$/su.test(whole);
      const directive = {
        flags,
        width: Number(width ?? 0),
        verb,
        ...(hasPrecision ? { precision: Number(precision ?? 0) } : {}),
      };
      return formatOne(value, directive);
    },
  );
  if (next >= values.length) return text;
  const extra = values
    .slice(next)
    .map((value) => (kindOf(value) === 'nil' ? '<nil>' : `${typeOf(value)}=${formatValue(value)}`));
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}

function formatOne(value: GoValue, directive: Directive): string {
  const { verb } = directive;
  if (verb === 'T') return pad(typeOf(value), directive);
  const kind = kindOf(value);
  if (kind === 'nil') return verb === 'v' ? pad('<nil>', directive) : `%!${verb}(<nil>)`;
  if (directive.flags.includes('#') && verb !== 'x') {
    throw new UnsupportedError(`printf with %#${verb} is not supported`);
  }
  if (typeof value === 'string') return formatString(value, directive);
  if (typeof value === 'number') return formatNumber(value, directive);
  if (typeof value === 'boolean') {
    return 'tv'.includes(verb) ? pad(String(value), directive) : bad(value, directive);
  }
  return integerOf(value) === undefined
    ? formatCollection(value, directive)
    : formatInteger(value, directive);
}

/** The verb goes to each element and key; a nil among them is written as such. */
function formatCollection(value: GoValue, directive: Directive): string {
  requireOrder(value);
  const formatElement = (element: GoValue): string =>
    kindOf(element) === 'nil' ? '<nil>' : formatOne(element, directive);
  if (isGoList(value)) return `[${value.map(formatElement).join(' ')}]`;
  const map = value as GoMap;
  const entries = sortedKeys(map).map((key) => `${formatOne(key, directive)}:${formatElement(map[key])}`);
  return `map[${entries.join(' ')}]`;
}

/** What Go writes for a value that a verb does not fit. */
function bad(value: GoValue, { verb, flags, width, precision }: Directive): string {
  if (flags !== '' || width !== 0 || precision !== undefined) {
    throw new UnsupportedError(
      `printf with flags or a width, and with a value that %${verb} does not fit, is not supported`,
    );
  }
  return `%!${verb}(${typeOf(value)}=${formatValue(value)})`;
}

function formatString(value: string, directive: Directive): string {
  const { verb, precision, flags } = directive;
  const cut = precision === undefined ? value : [...value].slice(0, precision).join('');
  switch (verb) {
    case 's':
    case 'v':
      return pad(cut, directive);
    case 'q':
      if (flags.includes('+') || flags.includes(' '))
        throw new UnsupportedError('printf with flags of %q is not supported');
      return pad(quoteText(cut), directive);
    case 'x':
    case 'X': {
      if (flags !== '' || precision !== undefined)
        throw new UnsupportedError('printf with flags of %x is not supported');
      const hex = Buffer.from(value).toString('hex');
      return pad(verb === 'X' ? hex.toUpperCase() : hex, directive);
    }
    default:
      return bad(value, directive);
  }
}

const BASES: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, x: 16, X: 16 };

function formatInteger(original: GoValue, directive: Directive): string {
  const value = integerOf(original) ?? 0n;
  const { verb, flags, precision } = directive;
  const base = BASES[verb];
  if (base === undefined) {
    if (['c', 'q', 'U', 'O'].includes(verb))
      throw new UnsupportedError(`printf with %${verb} of an integer is not supported`);
    return bad(original, directive);
  }
  if (precision !== undefined || flags.includes('#'))
    throw new UnsupportedError(`printf with flags of %${verb} is not supported`);
  const digits = (value < 0n ? -value : value).toString(base);
  return padNumber(signOf(value < 0n, flags), verb === 'X' ? digits.toUpperCase() : digits, directive);
}

function formatNumber(value: number, directive: Directive): string {
  const { verb, flags, precision } = directive;
  if (!Number.isFinite(value)) throw new UnsupportedError('printf of an infinite number is not supported');
  const isNegative = value < 0 || Object.is(value, -0);
  const size = Math.abs(value);
  if (verb === 'f' || verb === 'F') {
    const places = precision ?? 6;
    if (places > 100 || size >= 1e21)
      throw new UnsupportedError(`printf with %${verb} of this number is not supported`);
    return padNumber(signOf(isNegative, flags), roundTo(size, places), directive);
  }
  if ((verb === 'v' || verb === 'g') && precision === undefined) {
    return padNumber(signOf(isNegative, flags), formatFloat(size), directive);
  }
  if (['e', 'E', 'g', 'G', 'v', 'b', 'x', 'X'].includes(verb)) {
    throw new UnsupportedError(`printf with %${verb} of a floating-point number is not supported`);
  }
  return bad(value, directive);
}

/** JavaScript rounds what lies in the middle up, Go to the even digit. */
function roundTo(size: number, places: number): string {
  const digits = size.toFixed(places);
  const [, fraction = ''] = size.toFixed(100).split('.');
  const isMiddle = fraction[places] === '5' && /^0*$/.test(fraction.slice(places + 1));
  const last = Number(digits.at(-1));
  return isMiddle && last % 2 === 1 ? `${digits.slice(0, -1)}${last - 1}` : digits;
}

function signOf(isNegative: boolean, flags: string): string {
  if (isNegative) return '-';
  if (flags.includes('+')) return '+';
  return flags.includes(' ') ? ' ' : '';
}

/** Zeros go between the sign and the digits. */
function padNumber(sign: string, digits: string, directive: Directive): string {
  const { flags, width } = directive;
  if (flags.includes('0') && !flags.includes('-')) return sign + digits.padStart(width - sign.length, '0');
  return pad(sign + digits, directive);
}

function pad(text: string, { flags, width }: Directive): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  return (flags.includes('0') ? '0' : ' ').repeat(missing) + text;
}
