const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const MAX_NAME = 63;
const MAX_SUBDOMAIN = 253;

/** Whether a text may name an object of Kubernetes such as an Application: lower case, digits, hyphens, dots. */
export const isDnsSubdomain = (text: string): boolean => text.length <= MAX_SUBDOMAIN && SUBDOMAIN.test(text);

/**
 * Why a text cannot be the key of a label or annotation; undefined where it can.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function describeBadLabelKey(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) as string;
  const prefixed = parts.length === 2 && !isDnsSubdomain(parts[0] as string);
  if (parts.length <= 2 && !prefixed && name.length <= MAX_NAME && NAME.test(name)) return undefined;
  return `${JSON.stringify(key)} is no key of a label`;
}

/** Why a text cannot be the value of a label; undefined where it can. An empty one can. */
export function describeBadLabelValue(value: string): string | undefined {
  if (value === '' || (value.length <= MAX_NAME && NAME.test(value))) return undefined;
  return `${JSON.stringify(value)} is no value of a label`;
}
