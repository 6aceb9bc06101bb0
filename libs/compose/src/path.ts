/** Where a value stands in a composed object: keys of maps and indices of lists, outermost first. */
export type Path = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/**
 * Writes a path the way a person would: `a.b[0]["x.y/z"]`. The empty path is `(root)`.
 */
export function formatPath(path: Path): string {
  if (path.length === 0) return '(root)';
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!PLAIN_KEY.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
