import { externalSecret } from './external-secret';

const OPTIONS = {
  name: 'database',
  namespace: 'web',
  store: 'lab-store',
  data: { user: { item: 'postgres', field: 'username' }, key: { item: 'postgres', field: 'key' } },
};

describe('externalSecret', () => {
  it('carries every field that the v1 API requires', () => {
    expect(externalSecret(OPTIONS)).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'database', namespace: 'web' },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'lab-store' },
        target: { name: 'database', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: [
          { secretKey: 'user', remoteRef: { key: 'postgres', property: 'username' } },
          { secretKey: 'key', remoteRef: { key: 'postgres', property: 'key' } },
        ],
      },
    });
  });

  it('writes out what the API server would default', () => {
    expect(externalSecret({ ...OPTIONS, data: { user: OPTIONS.data.user } })['spec']).toMatchObject({
      refreshPolicy: 'Periodic',
      refreshInterval: '1h0m0s',
      data: [
        { remoteRef: { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } },
      ],
    });
  });

  it('never asks 1Password for a version, which it has not', () => {
    expect(JSON.stringify(externalSecret(OPTIONS)['spec'])).not.toContain('"version"');
  });

  it('has a template only where the Secret needs one', () => {
    expect(externalSecret(OPTIONS)).not.toHaveProperty('spec.target.template');
    const template = { type: 'kubernetes.io/tls', data: { url: 'postgres://{{ .user }}' } };
    expect(externalSecret({ ...OPTIONS, template })).toMatchObject({
      spec: { target: { template: { engineVersion: 'v2', mergePolicy: 'Replace', ...template } } },
    });
  });
});
