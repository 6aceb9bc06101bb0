/**
 * Whether a path matches a pattern of Go's `path.Match`: `*` and `?` do not cross a slash, `[a-z]` and `[^a]` are
 * classes (which may), `\` takes the next character as it is. A malformed pattern matches nothing.
 *
 * @see https://pkg.go.dev/path#Match
 */
export function matchPath(pattern: string, path: string): boolean {
  if (hasMalformedClass(pattern)) return false;
  const expression = pathExpression(pattern, { star: '[^/]*', any: '[^/]', negation: '^' });
  return expression?.test(path) ?? false;
}

/**
 * Whether `git ls-files` lists a file for a pattern: wildcards cross slashes, and a pattern without any also names
 * all that is below a directory.
 *
 * @throws Error for what is not read here: magic words and named classes
 * @see https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-pathspec
 */
export function matchGitPattern(pattern: string, file: string): boolean {
  if (pattern.startsWith(':')) throw new Error(`git's magic in the pattern ${pattern}`);
  if (/\[\[:/.test(pattern)) throw new Error(`a named class in the pattern ${pattern}`);
  const directory = pattern.replace(/\/+$/, '');
  if (file === pattern || directory === '' || file.startsWith(`${directory}/`)) return directory !== '';
  const expression = pathExpression(pattern, { star: '.*', any: '.', negation: '!^' });
  return expression?.test(file) ?? false;
}

/** Go wants a hyphen that is no range, and a bracket that ends nothing, to be escaped. */
const hasMalformedClass = (pattern: string): boolean =>
  [...pattern.replace(/\\./gsu, 'x').matchAll(/\[\^?((?:[^\]])*)/gsu)].some(
    ([, members = '']) => members === '' || members.replace(/[^-]-[^-]/gsu, 'x').includes('-'),
  );

interface Wildcards {
  readonly star: string;
  readonly any: string;
  /** Characters that negate a class at its start. */
  readonly negation: string;
}

/** The pattern as an expression; undefined for a malformed one. */
function pathExpression(pattern: string, { star, any, negation }: Wildcards): RegExp | undefined {
  let source = '';
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    if (character === '*') source += star;
    else if (character === '?') source += any;
    else if (character === '[') {
      const end = endOfClass(characters, i, negation);
      if (end === undefined) return undefined;
      source += classExpression(characters.slice(i + 1, end), negation);
      i = end;
    } else if (character === '\\') {
      const next = characters[++i];
      if (next === undefined) return undefined;
      source += escape(next);
    } else source += escape(character);
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return undefined;
  }
}

/** The index of the bracket that ends a class; the first character of a class never does. */
function endOfClass(characters: readonly string[], start: number, negation: string): number | undefined {
  let i = start + 1;
  if (negation.includes(characters[i] ?? ' ')) i++;
  for (let first = true; i < characters.length; i++, first = false) {
    if (characters[i] === '\\') i++;
    else if (characters[i] === ']' && !first) return i;
  }
  return undefined;
}

function classExpression(characters: readonly string[], negation: string): string {
  const negated = negation.includes(characters[0] ?? ' ');
  const inner = (negated ? characters.slice(1) : characters).join('');
  const members = inner.replace(/\\(.)|([\][^&|~(){}/$.+*?])/gsu, (_, escaped?: string, special?: string) =>
    escaped === '-' ? '\\-' : escape(escaped ?? special ?? ''),
  );
  return `[${negated ? '^' : ''}${members}]`;
}

const escape = (character: string): string =>
  /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
