/**
 * Whether the API server takes a text for a key of a Secret or a ConfigMap.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/util/validation/validation.go IsConfigMapKey
 */
export const isSecretKey = (text: string): boolean =>
  /^[A-Za-z0-9._-]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..');
