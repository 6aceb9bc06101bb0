const WORDS = 'passw(?:or)?d|passphrase|token|secret|api[_-]?key|private[_-]?key|credential';

/** A key that looks confidential, with its colon, anywhere in a line. */
const SECRET_KEY = new RegExp(
  `(?<![\\w.-])["']?([\\w.-]*(?:${WORDS})[\\w.-]*)(?:["']\\s*:|\\s*:(?=[\\s"'[{]|$))\\s*`,
  'i',
);

/** Whether the value of a key, or of the last key of a path such as `a.b`, should not be repeated. */
export const isSecretKey = (path: string): boolean => {
  const key = path.slice(path.lastIndexOf('.') + 1);
  return new RegExp(WORDS, 'i').test(key) && !REFERENCE.test(key);
};

/** Keys that say where a secret is kept; what is nested under them is no secret. */
const REFERENCE = /(?:ref|store)s?$|^external-?secrets?$/i;

/** What is confidential by its look, whatever its key: credentials in a URL, keys and certificates, tokens. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/)[^/\s"'@]*:[^/\s"'@]+@/g, '$1***@'],
  [/-----BEGIN [A-Z0-9 ]+-----[^"'\n]*/g, '***'],
  [/LS0tLS1CRUdJTi[A-Za-z0-9+/=]*/g, '***'],
  [/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/g, '***'],
  [/\beyJ[\w-]{8,}\.eyJ[\w.-]{8,}/g, '***'],
  [/\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[-_][\w-]{16,}/g, '***'],
];

/** The lines of a key or certificate that spans several. */
const PEM_BLOCK = /(-----BEGIN [A-Z0-9 ]+-----\n)([\s\S]*?)(?=-----END)/g;

/** The lines below a key that belong to its value. */
interface Nested {
  readonly indentation: number;
  /** Whether a list may follow that is no deeper than the key. */
  readonly isList: boolean;
}

/**
 * Hides what looks confidential, so that no report repeats it: keys, certificates, tokens and credentials in URLs
 * wherever they stand; of keys such as `password` the rest of the line, and the lines below that are indented deeper. The number of lines stays the same.
 */
export function maskSecrets(text: string): string {
  let nested: Nested | undefined;
  const blocks = text.replace(
    PEM_BLOCK,
    (_, begin: string, body: string) => `${begin}${body.replace(/\S.*/g, '***')}`,
  );
  const shapes = SHAPES.reduce((rest, [shape, mask]) => rest.replace(shape, mask), blocks);
  const lines = shapes.split('\n').map((line) => {
    const start = line.search(/\S/);
    if (nested !== undefined && isNested(line, start, nested)) {
      return start < 0 ? line : `${line.slice(0, start)}***`;
    }
    nested = undefined;
    const [match, key = ''] = SECRET_KEY.exec(line) ?? [];
    if (match === undefined) return line;
    const keyStart = line.indexOf(match);
    const value = line.slice(keyStart + match.length);
    const isEmpty = /^\s*(?:#.*)?$/.test(value);
    if (isEmpty && REFERENCE.test(key)) return line;
    const indentation = line.search(/[^\s-]/) === keyStart ? keyStart : start;
    nested = { indentation, isList: isEmpty };
    return isEmpty ? line : `${line.slice(0, keyStart + match.length)}***`;
  });
  return lines.join('\n');
}

function isNested(line: string, start: number, { indentation, isList }: Nested): boolean {
  return (
    start < 0 ||
    start > indentation ||
    (isList && start === indentation && /^-(?:\s|$)/.test(line.slice(start)))
  );
}
