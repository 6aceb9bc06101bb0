/**
 * Whether a text matches a glob of an AppProject: `*` and `?` do not cross the separator, `**` does, `[a-z]` and
 * `[!a]` are classes, `{a,b}` alternatives, `\` takes the next character as it is. A malformed glob matches nothing.
 *
 * @param separator none for names and namespaces, `/` for repositories
 * @see https://github.com/gobwas/glob
 */
export function matchGlob(glob: string, text: string, separator = ''): boolean {
  const key = `${separator} ${glob}`;
  let expression = EXPRESSIONS.get(key);
  if (expression === undefined) {
    expression = globExpression([...glob], separator === '' ? '.' : `[^${separator}]`) ?? NOTHING;
    EXPRESSIONS.set(key, expression);
  }
  return expression.test(text);
}

/** Projects ask about the same globs for every Application. */
const EXPRESSIONS = new Map<string, RegExp>();

const NOTHING = /(?!)/;

function globExpression(characters: readonly string[], any: string): RegExp | undefined {
  let source = '';
  let depth = 0;
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    if (character === '*') {
      const crosses = characters[i + 1] === '*';
      while (characters[i + 1] === '*') i++;
      source += crosses ? '.*' : `${any}*`;
    } else if (character === '?') source += any;
    else if (character === '[') {
      const end = characters.indexOf(']', i + 2);
      if (end < 0) return undefined;
      source += classSource(characters.slice(i + 1, end).join(''));
      i = end;
    } else if (character === '{') {
      depth++;
      source += '(?:';
    } else if (character === '}' && depth > 0) {
      depth--;
      source += ')';
    } else if (character === ',' && depth > 0) source += '|';
    else if (character === '\\') source += escape(characters[++i] ?? '');
    else source += escape(character);
  }
  return depth === 0 ? new RegExp(`^(?:${source})$`, 'su') : undefined;
}

function classSource(inner: string): string {
  const negated = inner.startsWith('!');
  const members = (negated ? inner.slice(1) : inner).replace(/[\\\][^&|~(){}/$.+*?]/g, '\\$&');
  return `[${negated ? '^' : ''}${members}]`;
}

const escape = (character: string): string => character.replace(/[\^$\\.*+?()[\]{}|/]/, '\\$&');
