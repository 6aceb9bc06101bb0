/** The namespace that Kratix' own manifests are made for. */
export const NAMESPACE = 'kratix-platform-system';

/** The state store, the Secret that opens its repository, and the project of its reconciler. */
export const STATE = 'platform-state';
