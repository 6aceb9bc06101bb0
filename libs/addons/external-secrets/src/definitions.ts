const kinds = [
  'ClusterExternalSecret',
  'ClusterPushSecret',
  'ClusterSecretStore',
  'ExternalSecret',
  'PushSecret',
  'SecretStore',
];

const generators = [
  'ACRAccessToken',
  'BeyondtrustWorkloadCredentialsDynamicSecret',
  'CloudsmithAccessToken',
  'ClusterGenerator',
  'ECRAuthorizationToken',
  'Fake',
  'GCRAccessToken',
  'GeneratorState',
  'GithubAccessToken',
  'GitlabDeployToken',
  'Grafana',
  'MFA',
  'Password',
  'QuayAccessToken',
  'SSHKey',
  'STSSessionToken',
  'UUID',
  'VaultDynamicSecret',
  'Webhook',
];

/** Every kind that the chart defines. */
export const DEFINITIONS: readonly string[] = [
  ...kinds.map((kind) => `${kind}.external-secrets.io`),
  ...generators.map((kind) => `${kind}.generators.external-secrets.io`),
];
