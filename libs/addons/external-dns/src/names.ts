/** The namespace of external-dns. */
export const NAMESPACE = 'external-dns';

/** The Secret with the token that may edit the zone of the domain. */
export const CLOUDFLARE_TOKEN = { name: 'cloudflare-api-token', key: 'api-token' } as const;
