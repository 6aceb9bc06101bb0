/** Prefix of everything that the chart names, whatever the release is called. */
export const PREFIX = 'argocd';

/** First label of the host name of the user interface. */
export const HOST = 'argocd';

/** The Service and the pods of the API server. */
export const SERVER = {
  service: `${PREFIX}-server`,
  port: 80,
  targetPort: 8080,
  podLabels: { 'app.kubernetes.io/name': `${PREFIX}-server` },
} as const;
