/**
 * The confidential values of a cluster: the field of the 1Password item that holds each, and where `talosctl gen
 * secrets` puts it in its bundle.
 *
 * @see https://docs.siderolabs.com/talos/v1.13/reference/cli#talosctl-gen-secrets
 */
export const SECRET_FIELDS = {
  'cluster-id': ['cluster', 'id'],
  'cluster-secret': ['cluster', 'secret'],
  'bootstrap-token': ['secrets', 'bootstraptoken'],
  'secretbox-encryption-secret': ['secrets', 'secretboxencryptionsecret'],
  'trustd-token': ['trustdinfo', 'token'],
  'etcd-crt': ['certs', 'etcd', 'crt'],
  'etcd-key': ['certs', 'etcd', 'key'],
  'kubernetes-crt': ['certs', 'k8s', 'crt'],
  'kubernetes-key': ['certs', 'k8s', 'key'],
  'aggregator-crt': ['certs', 'k8saggregator', 'crt'],
  'aggregator-key': ['certs', 'k8saggregator', 'key'],
  'service-account-key': ['certs', 'k8sserviceaccount', 'key'],
  'talos-crt': ['certs', 'os', 'crt'],
  'talos-key': ['certs', 'os', 'key'],
} as const;

/** The name of one confidential value of a cluster. */
export type SecretField = keyof typeof SECRET_FIELDS;

/** A reference as `op inject` and `op read` resolve it. @see https://developer.1password.com/docs/cli/secret-reference-syntax */
export type SecretReference = `op://${string}/${string}/${string}`;

/** Writes references to the confidential values of a cluster. */
export const secretReferences =
  ({ vault, item }: { readonly vault: string; readonly item: string }) =>
  (field: SecretField): SecretReference =>
    `op://${vault}/${item}/${field}`;

const REFERENCE = /^op:\/\/[^/\s]+\/[^/\s]+(?:\/[^/\s]+){1,2}$/;

/** Whether a value is a reference to a confidential value rather than the value itself. */
export const isReference = (value: unknown): value is SecretReference =>
  typeof value === 'string' && REFERENCE.test(value);
