import { ARGOCD_FUNCTIONS, renderGoTemplate } from '@strata/go-template';
import fc from 'fast-check';
import { guestRegistration } from './guest-registration';
import type { PlatformCluster } from './platform-cluster';

interface Registration {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly secretStoreRef: { readonly name: string };
    readonly data: readonly { readonly remoteRef: { readonly key: string } }[];
    readonly target: {
      readonly name: string;
      readonly template: {
        readonly metadata: Record<'labels' | 'annotations', Readonly<Record<string, string>>>;
        readonly data: Readonly<Record<string, string>>;
      };
    };
  };
}

const HOST = { secretStore: { name: 'store' } } as PlatformCluster['facts'];

const register = (annotations: Readonly<Record<string, string>>): Registration => {
  const cluster = {
    name: 'guest',
    server: 'https://guest.example.com',
    labels: { cluster_role: 'vcluster' },
    annotations,
  };
  return guestRegistration({ cluster } as unknown as PlatformCluster, HOST) as unknown as Registration;
};

describe('guestRegistration', () => {
  it('makes the Secret by which Argo CD knows a cluster, from an item of its own', () => {
    const { metadata, spec } = register({ base_domain: 'example.com' });
    expect(metadata).toMatchObject({ name: 'cluster-guest', namespace: 'argocd' });
    expect(spec.secretStoreRef.name).toBe('store');
    expect(new Set(spec.data.map(({ remoteRef }) => remoteRef.key))).toEqual(new Set(['vcluster-guest']));
    expect(spec.target.template.metadata).toEqual({
      labels: { cluster_role: 'vcluster', 'argocd.argoproj.io/secret-type': 'cluster' },
      annotations: { base_domain: 'example.com' },
    });
    expect(spec.target.template.data).toMatchObject({ name: 'guest', server: 'https://guest.example.com' });
  });

  it('gives a configuration in JSON, with the certificates in base64', () => {
    const { config = '' } = register({}).spec.target.template.data;
    const fields = { ca: 'A', certificate: 'B', key: 'C' };
    expect(JSON.parse(renderGoTemplate(config, fields, { functions: ARGOCD_FUNCTIONS }))).toEqual({
      tlsClientConfig: { caData: 'QQ==', certData: 'Qg==', keyData: 'Qw==' },
    });
  });

  it('keeps every annotation as it is, although External Secrets takes it for a template', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('{{ .name }}', 'a {{- b', '{{{{', '}}'));
    fc.assert(
      fc.property(text, (value) => {
        const { note = '' } = register({ note: value }).spec.target.template.metadata.annotations;
        expect(renderGoTemplate(note, {})).toBe(value);
      }),
    );
  });
});
