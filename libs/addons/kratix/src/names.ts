/** The namespace that Kratix' own manifests are made for. */
export const NAMESPACE = 'kratix-platform-system';
