const MAX_NAME = 253;

/**
 * A text as part of a name: lower case, everything but letters, digits, hyphens and dots a hyphen, none of these two
 * at the ends.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export const sanitizeName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, MAX_NAME)
    .replace(/^[-.]+|[-.]+$/g, '');
