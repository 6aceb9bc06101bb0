/** The addon, its Helm release, and the Service that the chart makes for a single binary. */
export const RELEASE = 'loki';

/** The namespace of Loki. */
export const NAMESPACE = 'loki';

/** Port of the HTTP API, of the Service and of the container. */
export const HTTP_PORT = 3100;

/** Labels of Loki's pods in the single binary mode. */
export const POD_LABELS = {
  'app.kubernetes.io/name': RELEASE,
  'app.kubernetes.io/instance': RELEASE,
  'app.kubernetes.io/component': 'single-binary',
} as const;

/** The push endpoint as pods of the same cluster reach it. */
export const PUSH_URL = `http://${RELEASE}.${NAMESPACE}.svc.cluster.local:${HTTP_PORT}/loki/api/v1/push`;
