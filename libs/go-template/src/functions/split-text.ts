/**
 * The parts of a text between separators; an empty separator stands between all characters.
 *
 * @param limit how many parts there may be at most; a negative one sets no limit
 * @see https://pkg.go.dev/strings#SplitN
 */
export function splitText(text: string, separator: string, limit: number): string[] {
  if (limit === 0) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (limit < 0 || parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}
