const NAME = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The pattern of {@link isName} for schemas and prompts. */
export const NAME_PATTERN = NAME.source;

/**
 * Whether a text can name an environment, role, cluster or addon: a DNS label that starts with a letter, at most
 * 40 characters, so that `<cluster>-<addon>` stays a valid Kubernetes name.
 */
export const isName = (text: string): boolean => NAME.test(text);

/** Directories under environments/ that are not environments. */
export const RESERVED_ENVIRONMENTS: readonly string[] = ['base', 'policies', 'roles'];

/** Names of Nx projects that an addon cannot have. */
export const RESERVED_ADDONS: readonly string[] = ['platform', 'strata', 'talos', 'matchbox'];
