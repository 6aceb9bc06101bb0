/** Keys that the API server demands of the types that it knows. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

const BASIC_AUTH = ['username', 'password'];

/**
 * Why a Secret with these keys cannot have a type; undefined where it can. Types that Kubernetes does not know demand
 * nothing.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
export function describeBadType(type: string, keys: readonly string[]): string | undefined {
  if (type === 'kubernetes.io/service-account-token') {
    return 'is for tokens that Kubernetes itself gives to ServiceAccounts';
  }
  if (type === 'kubernetes.io/basic-auth') {
    return BASIC_AUTH.some((key) => keys.includes(key)) ? undefined : 'needs the key username or password';
  }
  const required = Object.hasOwn(REQUIRED, type) ? (REQUIRED[type] ?? []) : [];
  const missing = required.filter((key) => !keys.includes(key));
  return missing.length === 0 ? undefined : `needs the key ${missing.join(' and ')}`;
}
