import { isIpAddress, isCidr } from './addresses';

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const HOSTNAME =
  /^[a-zA-Z0-9_](?:[-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?(?:\.[a-zA-Z0-9_](?:[-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?)*\.?$/;

/** @see https://pkg.go.dev/time#ParseDuration */
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)\s*(?:ns|us|µs|μs|ms|s|m|h|d|w)\s*)+)$/;

/**
 * Formats of texts that the API server looks at, each with what it wants; it takes any text for the others.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
const FORMATS: Readonly<Record<string, readonly [test: (text: string) => boolean, what: string]>> = {
  byte: [isBase64, 'base64'],
  cidr: [isCidr, 'a CIDR'],
  date: [
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
    'a date such as 2026-01-31',
  ],
  'date-time': [isDateTime, 'a time such as 2026-01-31T12:00:00Z'],
  datetime: [isDateTime, 'a time such as 2026-01-31T12:00:00Z'],
  duration: [(text) => DURATION.test(text), 'a duration such as 1h30m'],
  email: [(text) => /^[^@\s]+@[^@\s]+$/.test(text), 'an address of e-mail'],
  hexcolor: [(text) => /^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text), 'a colour such as #ff0000'],
  hostname: [(text) => text.length <= 255 && HOSTNAME.test(text), 'the name of a host'],
  ipv4: [(text) => isIpAddress(text) && !text.includes(':'), 'an IPv4 address'],
  ipv6: [(text) => isIpAddress(text) && text.includes(':'), 'an IPv6 address'],
  mac: [
    (text) => /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(text),
    'a MAC address',
  ],
  uri: [isUri, 'a URI'],
  uuid: [(text) => UUID.test(text), 'a UUID'],
  uuid3: [(text) => UUID.test(text), 'a UUID'],
  uuid4: [(text) => UUID.test(text), 'a UUID'],
  uuid5: [(text) => UUID.test(text), 'a UUID'],
};

/** A test for texts of a format with what it wants; undefined where any text will do. */
export const formatOf = (name: string): readonly [(text: string) => boolean, string] | undefined =>
  Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text) && text.replace(/\s/g, '').length % 4 === 0;
}

function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && !Number.isNaN(Date.parse(text.replace(' ', 'T')));
}

/** As Go's url.ParseRequestURI: absolute, or a path from the root. */
function isUri(text: string): boolean {
  return text.startsWith('/') || (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text) && !/[\s<>"{}|\\^`]/.test(text));
}
