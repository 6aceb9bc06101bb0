import type { CreateNodeOptions, DocumentOptions, ScalarTag, SchemaOptions, ToStringOptions } from 'yaml';

/**
 * Strings that some reader takes for something else unless they are quoted and escaped: the merge key and the value
 * key of YAML 1.1, its line separators, control characters, tabs outside block strings, and space at the start.
 */
const AWKWARD = /^(?:<<|=)$|^\s|^[^\n]*\t[^\n]*$|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

const AWKWARD_STRINGS: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: AWKWARD,
  identify: (value) => typeof value === 'string' && AWKWARD.test(value),
  resolve: (text) => text,
  stringify: ({ value }) =>
    JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escapeCharacter),
};

const escapeCharacter = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Options under which YAML 1.1 readers (kubectl, Argo CD) read the same data as YAML 1.2 readers: words such as
 * `yes`, times and octal-like numbers of either version are quoted, long lines are not folded, no anchors are made.
 */
const SAFE_YAML: DocumentOptions & SchemaOptions & CreateNodeOptions & ToStringOptions = {
  version: '1.1',
  compat: 'core',
  customTags: (tags) => [AWKWARD_STRINGS, ...tags],
  lineWidth: 0,
  aliasDuplicateObjects: false,
};

/** Text that every reader takes for a string as it stands; what it leaves out is for the library to judge. */
const PLAIN = /^[A-Za-z/](?:[\w./=@+()-]|:(?=[\w/])| (?=[\w./(]))*$/;

/** Words that some reader takes for a boolean, null or a number, and endings that mean something to YAML. */
const NOT_PLAIN = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?\d+)$|-$/i;

/** What keeps a text of several lines from being written line by line: other characters, space at an end, empty ends. */
const NOT_LINES = /[^\x20-\x7e\n]| \n|\n |^[ \n]| $|\n\n$/;

/** How many scalars are remembered; more would be held for nothing in a platform of many clusters. */
const MOST_REMEMBERED = 20_000;

const remembered = { key: new Map<string, string>(), value: new Map<string | number, string>() };

/** A key of a map, without its colon; undefined where it needs the form with a question mark. */
export function writeKey(key: string): string | undefined {
  if (isPlain(key)) return key;
  const text = remember(remembered.key, key, () => stringify({ [key]: null }));
  return text.startsWith('? ') ? undefined : text.slice(0, -': null\n'.length);
}

/** A string or a number as the value of a key; lines after the first are indented by two spaces. */
export function writeScalar(value: string | number): string {
  if (typeof value === 'string' ? isPlain(value) : isInteger(value)) return String(value);
  if (typeof value === 'string' && value.includes('\n') && !NOT_LINES.test(value)) return writeLines(value);
  return remember(remembered.value, value, () => stringify({ k: value }).slice('k: '.length, -1));
}

/** Plain lines, such as those of a configuration file, as a block. */
function writeLines(text: string): string {
  const isEnded = text.endsWith('\n');
  const lines = isEnded ? text.slice(0, -1) : text;
  return `${isEnded ? '|' : '|-'}\n  ${lines.replace(/\n(?=[^\n])/g, '\n  ')}`;
}

/** Data as the library writes it: what no shorter way is known for. */
export function stringify(data: unknown): string {
  // Loaded here: who only declares objects should not wait for it.
  return (require('yaml') as typeof import('yaml')).stringify(data, SAFE_YAML);
}

const isPlain = (text: string): boolean => PLAIN.test(text) && !NOT_PLAIN.test(text);

const isInteger = (value: number): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);

function remember<Key>(known: Map<Key, string>, key: Key, write: () => string): string {
  let text = Object.is(key, -0) ? undefined : known.get(key);
  if (text === undefined) {
    text = write();
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (!Object.is(key, -0)) known.set(key, text);
  }
  return text;
}
