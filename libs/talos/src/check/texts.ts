import { parseRange } from '@strata/network';

/** Whether a text is an address, as Go's netip.ParseAddr takes it. */
export const isIpAddress = (text: string): boolean => {
  const bare = text.replace(/%[^%/]+$/, (zone) => (text.includes(':') ? '' : zone));
  return !/[/-]/.test(bare) && parseRange(unmapped(bare)) !== undefined;
};

/** IPv4 inside IPv6, such as `::ffff:192.0.2.1`, with the part in hexadecimal digits. */
const unmapped = (text: string): string =>
  text.replace(/:(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (all, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    const isByte = [a, b, c, d].every((part) => part <= 255);
    return isByte ? `:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : all;
  });

/** Whether a text is an address with the length of a prefix; host bits may be set. */
export function isPrefix(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(length) || address.includes('%')) return false;
  return isIpAddress(address) && Number(length) <= (address.includes(':') ? 128 : 32);
}

/** Whether a text is an address or a prefix, perhaps with a `!` before it that leaves it out. */
export const isSubnetFilter = (text: string): boolean => {
  const bare = text.replace(/^!/, '');
  return isIpAddress(bare) || isPrefix(bare);
};

/** The parts of a URL as Go's net/url reads it; undefined for a text that it refuses. */
export function parseUrl(
  text: string,
): { scheme: string; host: string; port: string; path: string } | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text) || /%(?![0-9a-f]{2})/i.test(text.split('?')[0] ?? ''))
    return undefined;
  const [, scheme = '', authority, rest = ''] =
    /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/i.exec(text) ?? [];
  if (scheme === '' && (text.startsWith(':') || /^[^/]*:/.test(text))) return undefined;
  const hostPort = (authority ?? '').replace(/^.*@/, '');
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(hostPort) ?? [];
  if (hostPort !== '' && bracketed === undefined && plain === undefined) return undefined;
  if (!/^\d*$/.test(port) || /[\s<>"[\]]/.test(bracketed === undefined ? (plain ?? '') : ''))
    return undefined;
  // What follows a scheme without slashes is opaque, and no path.
  const path = scheme !== '' && !rest.startsWith('/') ? '' : rest;
  return { scheme: scheme.toLowerCase(), host: bracketed ?? plain ?? '', port, path };
}

/** What is wrong with the URL of an API server or a manifest; undefined where nothing is. */
export function describeBadEndpoint(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === undefined) return 'is no URL';
  if (url.host === '') return 'has no host';
  if (url.port !== '' && (Number(url.port) < 1 || Number(url.port) > 65535)) return 'has a port that is none';
  return undefined;
}

/** Seconds of a duration as Go's time.ParseDuration reads it; undefined for another text. */
export function secondsOf(text: string): number | undefined {
  if (text === '0' || text === '') return 0;
  if (!/^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined;
  const units: Readonly<Record<string, number>> = {
    ns: 1e-9,
    us: 1e-6,
    µs: 1e-6,
    μs: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
  };
  const parts = [...text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)];
  const sum = parts.reduce(
    (total, [, number = '0', unit = 's']) => total + Number(number) * (units[unit] ?? 0),
    0,
  );
  return text.startsWith('-') ? -sum : sum;
}

/** Whether a text is the key of a label, as Talos checks it. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const isDomain = (domain: string) =>
    domain.length <= 253 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(domain);
  return (
    parts.length <= 2 &&
    (prefix === undefined || isDomain(prefix)) &&
    name.length <= 63 &&
    /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(name)
  );
}

/** Whether a text is the value of a label. */
export const isLabelValue = (text: string): boolean =>
  text.length <= 63 && /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/.test(text);

/** A text, number or boolean as the text that it is to Talos. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
