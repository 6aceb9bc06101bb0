/** The namespace of cert-manager, where the Secrets of cluster-wide issuers are looked for. */
export const NAMESPACE = 'cert-manager';

/** The Secret with the token that may edit the zone of the domain. */
export const CLOUDFLARE_TOKEN = { name: 'cloudflare-api-token', key: 'api-token' } as const;
