const WILDCARD = '*.';

/**
 * Whether some host has both names. A wildcard of the Gateway API stands for one label or more.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function hostnamesIntersect(first: string, second: string): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (a === b) return true;
  if (a.startsWith(WILDCARD) && isBelow(b, a.slice(1))) return true;
  return b.startsWith(WILDCARD) && isBelow(a, b.slice(1));
}

/** @param suffix with its dot */
function isBelow(name: string, suffix: string): boolean {
  const bare = name.startsWith(WILDCARD) ? name.slice(1) : name;
  return bare.endsWith(suffix) && bare.length >= suffix.length && name !== suffix.slice(1);
}

/**
 * Whether a certificate for some names is valid for a host name; for a wildcard, for every host of one label below.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3
 */
export function isCovered(hostname: string, names: readonly string[]): boolean {
  const wanted = hostname.toLowerCase();
  const parent = wanted.slice(wanted.indexOf('.') + 1);
  return names.some((name) => name.toLowerCase() === wanted || name.toLowerCase() === `${WILDCARD}${parent}`);
}
