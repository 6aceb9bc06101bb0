import { formatValue } from '../format-value';
import { goFunction } from '../go-function';
import type { FunctionMap } from '../go-function';
import { quoteText } from '../quote-text';
import { sliceBytes } from '../slice-bytes';
import { kindOf, stringMap, typedList } from '../value';
import type { GoMap, GoValue } from '../value';
import { toLower, toTitle, toUntitle, toUpper, WHITE_SPACE } from './fold-case';
import { toLength } from './limits';
import { splitText } from './split-text';
import { toText, toTexts } from './to-text';

const isPresent = (value: GoValue): boolean => kindOf(value) !== 'nil';
const AROUND = new RegExp(`^[${WHITE_SPACE}]+|[${WHITE_SPACE}]+$`, 'gu');
const SPACES = new RegExp(`[${WHITE_SPACE}]`, 'gu');

function trimAll(cutset: string, text: string): string {
  const characters = [...text];
  const isCut = (character: string | undefined): boolean =>
    character !== undefined && [...cutset].includes(character);
  while (isCut(characters[0])) characters.shift();
  while (isCut(characters.at(-1))) characters.pop();
  return characters.join('');
}

function indent(spaces: bigint, text: string): string {
  const padding = ' '.repeat(toLength(spaces));
  return padding + text.replaceAll('\n', `\n${padding}`);
}

function repeat(count: bigint, text: string): string {
  return text.repeat(toLength(count, text.length));
}

function replace(from: string, to: string, text: string): string {
  if (from !== '') return text.split(from).join(to);
  return to + [...text].map((character) => character + to).join('');
}

function trunc(count: bigint, text: string): string {
  const length = BigInt(Buffer.byteLength(text));
  if (count < 0n) return length + count > 0n ? sliceBytes(text, length + count, length) : text;
  return length > count ? sliceBytes(text, 0n, count) : text;
}

function substr(start: bigint, end: bigint, text: string): string {
  const length = BigInt(Buffer.byteLength(text));
  if (start < 0n) return sliceBytes(text, 0n, end);
  return sliceBytes(text, start, end < 0n || end > length ? length : end);
}

/** Where there is a space to remove, the original takes every byte for a character. */
function removeSpaces(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  return bytes.search(SPACES) < 0 ? text : bytes.replace(SPACES, '');
}

const numbered = (parts: readonly string[]): GoMap =>
  stringMap(Object.fromEntries(parts.map((part, index) => [`_${index}`, part])));

/** The functions of sprig about texts. */
export const STRING_FUNCTIONS: FunctionMap = {
  trim: goFunction(['string'], (text: string) => text.replace(AROUND, '')),
  trimAll: goFunction(['string', 'string'], trimAll),
  trimall: goFunction(['string', 'string'], trimAll),
  trimSuffix: goFunction(['string', 'string'], (suffix: string, text: string) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  trimPrefix: goFunction(['string', 'string'], (prefix: string, text: string) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  upper: goFunction(['string'], toUpper),
  lower: goFunction(['string'], toLower),
  title: goFunction(['string'], toTitle),
  untitle: goFunction(['string'], toUntitle),
  repeat: goFunction(['int', 'string'], repeat),
  substr: goFunction(['int', 'int', 'string'], substr),
  nospace: goFunction(['string'], removeSpaces),
  trunc: goFunction(['int', 'string'], trunc),
  contains: goFunction(['string', 'string'], (part: string, text: string) => text.includes(part)),
  hasPrefix: goFunction(['string', 'string'], (part: string, text: string) => text.startsWith(part)),
  hasSuffix: goFunction(['string', 'string'], (part: string, text: string) => text.endsWith(part)),
  quote: goFunction(
    [],
    (...values: GoValue[]) =>
      values
        .filter(isPresent)
        .map((value) => quoteText(toText(value)))
        .join(' '),
    'any',
  ),
  squote: goFunction(
    [],
    (...values: GoValue[]) =>
      values
        .filter(isPresent)
        .map((value) => `'${formatValue(value)}'`)
        .join(' '),
    'any',
  ),
  cat: goFunction([], (...values: GoValue[]) => values.filter(isPresent).map(formatValue).join(' '), 'any'),
  indent: goFunction(['int', 'string'], indent),
  nindent: goFunction(['int', 'string'], (spaces: bigint, text: string) => `\n${indent(spaces, text)}`),
  replace: goFunction(['string', 'string', 'string'], replace),
  plural: goFunction(['string', 'string', 'int'], (one: string, many: string, count: bigint) =>
    count === 1n ? one : many,
  ),
  split: goFunction(['string', 'string'], (separator: string, text: string) =>
    numbered(splitText(text, separator, -1)),
  ),
  splitn: goFunction(['string', 'int', 'string'], (separator: string, count: bigint, text: string) =>
    numbered(splitText(text, separator, Number(count))),
  ),
  splitList: goFunction(['string', 'string'], (separator: string, text: string) =>
    typedList('[]string', splitText(text, separator, -1)),
  ),
  join: goFunction(['string', 'any'], (separator: string, list: GoValue) => toTexts(list).join(separator)),
  toString: goFunction(['any'], toText),
  toStrings: goFunction(['any'], (list: GoValue) => typedList('[]string', toTexts(list))),
};
