import type { Path } from '@strata/compose';
import type { TalosDocument } from './document';
import { documentId } from './document';
import type { MachineConfigProblem } from './problem';
import { isReference } from './secret-references';

/** What a confidential value looks like wherever it stands. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]+-----/, 'a key or certificate in PEM'],
  // The same in base64; at any of the three offsets that it can have in a longer text.
  [/LS0tLS1CRUdJTi|0tLS0tQkVHSU4g|tLS0tLUJFR0lO/, 'a key or certificate in base64'],
  [/(?:^|[^a-z0-9])[a-z0-9]{6}\.[a-z0-9]{16}(?:$|[^a-z0-9])/, 'a bootstrap token'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./, 'a JSON web token'],
  [/^\s*["']?kind["']?\s*:\s*["']?Secret["']?\s*$/m, 'a Secret'],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s:@]+@/, 'credentials in a URL'],
  [/\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[-_][A-Za-z0-9_-]{16,}/, 'an access token'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an access key'],
  [/\b(?:AGE-SECRET-KEY-1[0-9A-Z]{20,})/, 'a key of age'],
];

/** Fields of a machine config that hold nothing else, by the end of their path. */
const FIELDS: readonly RegExp[] = [
  /^machine\/token$/,
  /(?:^|\/)(?:ca|aggregatorCA|serviceAccount)\/(?:crt|key)$/,
  /^machine\/acceptedCAs\/\d+\/crt$/,
  /^cluster\/(?:id|secret|token|aescbcEncryptionSecret|secretboxEncryptionSecret)$/,
  /\/(?:auth|RegistryAuthConfig)\/(?:password|auth|identityToken)$/,
  /^RegistryAuthConfig\/(?:password|auth|identityToken)$/,
  /\/clientIdentity\/(?:crt|key)$/,
  /\/static\/passphrase$/,
  /\/passphrase$/,
  /\/wireguard\/privateKey$/,
  /^WireguardConfig\/privateKey$/,
  /\/presharedKey$/,
  /(?:^|\/)(?:psk|apiToken|apiUrl)$/i,
  /^TrustedRootsConfig\/certificates$/,
  /\/(?:clientSecret|client_secret|password|passwd)$/i,
];

/** Names of arguments and variables whose value is confidential, in texts such as `name=value`. */
const ASSIGNMENT =
  /(?:^|[\s?&;,])(?:[A-Za-z0-9_.-]*(?:password|passwd|secret|token|api[-_]?key|private[-_]?key|client_secret))=(?!op:\/\/)([^\s&]+)/i;

/** An address with credentials or an API key in it is one more place; references are never confidential. */
export function describeConfidential(path: Path, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || isReference(value)) return undefined;
  const text = value;
  const shape = SHAPES.find(([pattern]) => pattern.test(text));
  if (shape !== undefined) return shape[1];
  const field = path.map(String).join('/');
  if (FIELDS.some((pattern) => pattern.test(field))) return 'a confidential value';
  return ASSIGNMENT.test(text) ? 'a confidential value' : undefined;
}

/** Every confidential value in data, by its path, as what it looks like. */
export function findConfidential(
  data: unknown,
  path: Path = [],
): { readonly path: Path; readonly what: string }[] {
  if (typeof data === 'object' && data !== null) {
    return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
      const step = Array.isArray(data) ? Number(key) : key;
      const keyed = describeConfidential([], key);
      const own = keyed === undefined ? [] : [{ path: [...path, step], what: keyed }];
      return [...own, ...findConfidential(value, [...path, step])];
    });
  }
  const what = describeConfidential(path, data);
  return what === undefined ? [] : [{ path, what }];
}

/** Every confidential value of a machine config that is no reference. */
export const checkConfidential = (documents: readonly TalosDocument[]): MachineConfigProblem[] =>
  documents.flatMap((document) => {
    const kind = document['kind'];
    const prefix = typeof kind === 'string' ? [kind] : [];
    return findConfidential(document, prefix).map(({ path, what }) => ({
      severity: 'error' as const,
      document: documentId(document),
      path: path.slice(prefix.length),
      message: `holds ${what}`,
      remedy:
        'Put the value into the secret store and write a reference `op://vault/item/field` in its place.',
    }));
  });
