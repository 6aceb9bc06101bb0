import type { CelLibrary } from './cel-library';

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library */
export const registerUrls: CelLibrary = (environment) => {
  environment
    .registerType('k8s.URL', ParsedUrl)
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction('url(string): k8s.URL', (text: string) => {
      const parsed = parseUrl(text);
      if (parsed === undefined) throw new Error('the text is no URL');
      return parsed;
    })
    .registerFunction('k8s.URL.getScheme(): string', ({ scheme }: ParsedUrl) => scheme)
    .registerFunction('k8s.URL.getHost(): string', ({ host }: ParsedUrl) => host)
    .registerFunction('k8s.URL.getHostname(): string', ({ host }: ParsedUrl) => HOST.exec(host)?.[1] ?? host)
    .registerFunction('k8s.URL.getPort(): string', ({ host }: ParsedUrl) => HOST.exec(host)?.[2] ?? '')
    .registerFunction('k8s.URL.getEscapedPath(): string', ({ path }: ParsedUrl) => encodeURI(decodeURI(path)))
    .registerFunction('k8s.URL.getQuery(): map', ({ query }: ParsedUrl) => query);
};

/** The parts of a URL as Go gives them. */
class ParsedUrl {
  constructor(
    readonly scheme: string,
    readonly host: string,
    readonly path: string,
    readonly query: Readonly<Record<string, readonly string[]>>,
  ) {}
}

const HOST = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/;

/** As Go's url.ParseRequestURI: absolute, or a path from the root. */
function parseUrl(text: string): ParsedUrl | undefined {
  const [, scheme, host = '', path = '', search = ''] =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?(\/[^?#]*)?(?:\?([^#]*))?$/.exec(text) ?? [];
  if (/[\s<>"{}|\\^`]/.test(text) || (scheme === undefined && !text.startsWith('/'))) return undefined;
  const query: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(search)) query[key] = [...(query[key] ?? []), value];
  return new ParsedUrl((scheme ?? '').toLowerCase(), host.replace(/^.*@/, ''), path, query);
}
