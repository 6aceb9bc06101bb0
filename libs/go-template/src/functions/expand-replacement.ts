/**
 * The text that replaces a match: `$1`, `${1}`, `$name` and `${name}` stand for groups, `$$` for a dollar sign. A group
 * that is not there is an empty text.
 *
 * @see https://pkg.go.dev/regexp#Regexp.Expand
 */
export const expandReplacement = (replacement: string, match: RegExpExecArray): string =>
  replacement.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (_whole, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      if (name === undefined) return '$';
      if (/^(?:0|[1-9]\d*)$/.test(name)) return match[Number(name)] ?? '';
      const { groups = {} } = match;
      return Object.hasOwn(groups, name) ? (groups[name] ?? '') : '';
    },
  );
