/**
 * Merges a URL as Talos does: part by part. A path or a query that the patch does not have stays.
 *
 * @see https://pkg.go.dev/net/url#URL for the parts
 */
export function mergeUrls(left: unknown, right: unknown): unknown {
  if (typeof right !== 'string' || right === '') return left;
  if (typeof left !== 'string' || left === '') return right;
  const [a, b] = [partsOf(left), partsOf(right)];
  if (a === undefined || b === undefined) return right;
  const merged = Object.fromEntries(PARTS.map((part) => [part, b[part] === '' ? a[part] : b[part]]));
  const { scheme, authority, path, query, fragment } = merged as Record<(typeof PARTS)[number], string>;
  return `${scheme}//${authority}${path}${query}${fragment}`;
}

const PARTS = ['scheme', 'authority', 'path', 'query', 'fragment'] as const;

function partsOf(url: string): Record<(typeof PARTS)[number], string> | undefined {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] =
    /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url) ?? [];
  return scheme === '' ? undefined : { scheme, authority, path, query, fragment };
}
