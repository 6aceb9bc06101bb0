import { goFunction, UnsupportedError } from '../go-function';
import type { FunctionMap, GoFunction } from '../go-function';
import { nilList, typedList } from '../value';
import type { GoValue } from '../value';
import { expandReplacement } from './expand-replacement';
import { translatePattern } from './translate-pattern';

/** Each character more may double the time that JavaScript takes; Go's is linear. */
const MAX_CHOICES = 20;

/** The matches of a pattern; an empty one right behind another is none in Go. */
function findMatches(source: string, text: string): RegExpExecArray[] {
  const { pattern, repeatsChoices } = translatePattern(source);
  if (repeatsChoices && text.length > MAX_CHOICES) {
    throw new UnsupportedError(
      `a repetition of what matches in several ways, as in ${JSON.stringify(source)}, is not supported for a text of more than ${MAX_CHOICES} characters`,
    );
  }
  if (pattern.ignoreCase && /[^\0-\x7f]/.test(text)) {
    throw new UnsupportedError('a pattern that ignores case is not supported for other than plain ASCII');
  }
  let end = -1;
  return [...text.matchAll(pattern)].filter((match) => {
    if (match[0] === '' && match.index === end) return false;
    end = match.index + match[0].length;
    return true;
  });
}

function replaceMatches(source: string, text: string, replace: (match: RegExpExecArray) => string): string {
  let end = 0;
  const parts = findMatches(source, text).map((match) => {
    const part = text.slice(end, match.index) + replace(match);
    end = match.index + match[0].length;
    return part;
  });
  return parts.join('') + text.slice(end);
}

function replaceAll(source: string, text: string, replacement: string): string {
  if (replacement.includes('$') && translatePattern(source).repeatsGroups) {
    throw new UnsupportedError(`what a repeated group of ${JSON.stringify(source)} matches is not supported`);
  }
  return replaceMatches(source, text, (match) => expandReplacement(replacement, match));
}

function findAll(source: string, text: string, count: bigint): GoValue {
  const found = findMatches(source, text).map(([whole]) => whole);
  const kept = count < 0n ? found : found.slice(0, Number(count));
  return kept.length === 0 ? nilList('[]string') : typedList('[]string', kept);
}

/** @see https://pkg.go.dev/regexp#Regexp.Split */
function split(source: string, text: string, count: bigint): GoValue {
  const matches = findMatches(source, text);
  if (count === 0n) return nilList('[]string');
  if (source !== '' && text === '') return typedList('[]string', ['']);
  const parts: string[] = [];
  let [start, end] = [0, 0];
  for (const match of matches) {
    if (count > 0n && parts.length === Number(count) - 1) break;
    end = match.index;
    if (match.index + match[0].length !== 0) parts.push(text.slice(start, end));
    start = match.index + match[0].length;
  }
  if (end !== text.length) parts.push(text.slice(start));
  return typedList('[]string', parts);
}

const ofTexts = (call: (pattern: string, text: string) => GoValue): GoFunction =>
  goFunction(['string', 'string'], call);
const withText = (call: (pattern: string, text: string, more: string) => GoValue): GoFunction =>
  goFunction(['string', 'string', 'string'], call);
const withCount = (call: (pattern: string, text: string, count: bigint) => GoValue): GoFunction =>
  goFunction(['string', 'string', 'int'], call);

const FUNCTIONS: FunctionMap = {
  regexMatch: ofTexts((pattern, text) => findMatches(pattern, text).length > 0),
  regexFind: ofTexts((pattern, text) => findMatches(pattern, text)[0]?.[0] ?? ''),
  regexFindAll: withCount(findAll),
  regexSplit: withCount(split),
  regexReplaceAll: withText(replaceAll),
  regexReplaceAllLiteral: withText((pattern, text, literal) => replaceMatches(pattern, text, () => literal)),
};

/** The functions of sprig about patterns, for those that JavaScript reads as RE2 does. */
export const REGEX_FUNCTIONS: FunctionMap = {
  ...FUNCTIONS,
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, each]) => [`mustR${name.slice(1)}`, each])),
  regexQuoteMeta: goFunction(['string'], (text: string) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
};
