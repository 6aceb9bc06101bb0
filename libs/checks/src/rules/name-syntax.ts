import type { IssueCode } from '@strata/model';
import type { Place } from './place';

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** A syntax of names: which texts fit, and how a message describes it. */
export interface NameSyntax {
  readonly description: string;
  fits(text: string): boolean;
}

/** A DNS label of RFC 1123: names of namespaces and containers. */
export const DNS_LABEL: NameSyntax = {
  description: 'a DNS label: lower-case letters, digits and dashes, at most 63 characters',
  fits: (text) => text.length <= 63 && LABEL.test(text),
};

/** A DNS label of RFC 1035, which starts with a letter: names of Services. */
export const DNS_1035_LABEL: NameSyntax = {
  description:
    'a DNS label that starts with a letter: lower-case letters, digits and dashes, at most 63 characters',
  fits: (text) => text.length <= 63 && LABEL_1035.test(text),
};

/** A DNS subdomain of RFC 1123: names of most objects. */
export const DNS_SUBDOMAIN: NameSyntax = {
  description: 'a DNS subdomain: lower-case letters, digits, dashes and dots, at most 253 characters',
  fits: (text) => text.length <= 253 && text.split('.').every((part) => LABEL.test(part)),
};

/** A DNS subdomain whose first label may be `*`. */
export const WILDCARD_SUBDOMAIN: NameSyntax = {
  description: 'a DNS name, of which only the whole first label may be *',
  fits: (text) => DNS_SUBDOMAIN.fits(text.startsWith('*.') ? text.slice(2) : text),
};

/** What may stand in a URL path: names of RBAC objects. */
export const PATH_SEGMENT: NameSyntax = {
  description: 'a name without / and %, and not . or ..',
  fits: (text) => !/[/%]|^\.{0,2}$/.test(text),
};

/** A key of a label or an annotation: a name, perhaps with a DNS subdomain and a slash before it. */
export const QUALIFIED_NAME: NameSyntax = {
  description:
    'a name of letters, digits, dashes, underscores and dots, at most 63 characters, with at most a DNS subdomain and one / before it',
  fits: (text) => {
    const parts = text.split('/');
    const name = parts.at(-1) ?? '';
    if (parts.length > 2 || name.length > 63 || !QUALIFIED.test(name)) return false;
    return parts.length === 1 || DNS_SUBDOMAIN.fits(parts[0] ?? '');
  },
};

/** The value of a label. */
export const LABEL_VALUE: NameSyntax = {
  description:
    'a label value: letters, digits, dashes, underscores and dots between letters or digits, at most 63 characters',
  fits: (text) => text === '' || (text.length <= 63 && QUALIFIED.test(text)),
};

/** The name of a port as IANA registers services. */
export const PORT_NAME: NameSyntax = {
  description:
    'a port name: lower-case letters, digits and single dashes, with a letter, at most 15 characters',
  fits: (text) => text.length <= 15 && LABEL.test(text) && /[a-z]/.test(text) && !text.includes('--'),
};

/** The name of an environment variable: any printable ASCII except `=`, since Kubernetes 1.34. */
export const ENV_NAME: NameSyntax = {
  description: 'a name of printable ASCII characters without =',
  fits: (text) => /^[ -<>-~]+$/.test(text),
};

/** A key of a ConfigMap or a Secret, which becomes a file name. */
export const DATA_KEY: NameSyntax = {
  description:
    'a key of letters, digits, dashes, underscores and dots, at most 253 characters, not . and not starting with ..',
  fits: (text) => /^[-._a-zA-Z0-9]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..'),
};

/** Refuses a text that does not fit; a place without text is left to the schema. */
export function checkName(place: Place, code: IssueCode, syntax: NameSyntax): void {
  const { text } = place;
  if (text !== undefined && !syntax.fits(text)) place.refuse(code, `must be ${syntax.description}`);
}

/** Refuses a name that is missing or does not fit. */
export function checkRequiredName(place: Place, code: IssueCode, syntax: NameSyntax): void {
  if (place.require(code)) checkName(place, code, syntax);
}

/** Refuses each place whose text stands in a place before it; places without text are passed over. */
export function refuseRepeated(places: readonly Place[], code: IssueCode, message: string): void {
  const seen = new Set<string>();
  for (const place of places) {
    const { text } = place;
    if (text === undefined || text === '') continue;
    if (seen.has(text)) place.refuse(code, message);
    seen.add(text);
  }
}
