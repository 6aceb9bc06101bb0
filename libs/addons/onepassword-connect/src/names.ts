/** The namespace of the Connect server. */
export const NAMESPACE = 'onepassword';

/** Its Deployment and Service. */
export const SERVICE = 'onepassword-connect';

/** The port of its API. */
export const PORT = 8080;

/** The Secret with its credentials file, made when the cluster is bootstrapped. */
export const CREDENTIALS = {
  name: 'onepassword-connect-credentials',
  key: '1password-credentials.json',
} as const;

/** Labels of its pods. */
export const POD_LABELS = { app: SERVICE } as const;

/** Whether a URL points at this server, by its short or its full name. */
export function isConnectUrl(url: string): boolean {
  const host = `${SERVICE}.${NAMESPACE}.svc`;
  return [host, `${host}.cluster.local`].some((name) => url === `http://${name}:${PORT}`);
}
