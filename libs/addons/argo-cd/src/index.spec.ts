import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

interface RouteSpec {
  readonly hostnames: readonly string[];
}

interface SecretSpec {
  readonly data: readonly { readonly secretKey: string }[];
  readonly target: {
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly data: Readonly<Record<string, string>>;
    };
  };
}

const valuesWith = (overlay: Record<string, unknown>) => renderReference(addon, { overlay }).values();

describe('argo-cd', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('answers at the host that it tells its users', () => {
    const { manifest, values } = renderReference(addon);
    const { hostnames } = manifest('HTTPRoute', 'argocd')['spec'] as RouteSpec;
    expect(values()).toMatchObject({ global: { domain: hostnames[0] } });
  });

  it('takes the credentials of the repository from the store and writes none of them down', () => {
    const spec = renderReference(addon).manifest('ExternalSecret', 'platform-repository')['spec'];
    const { data, target } = spec as SecretSpec;
    expect(target.template.metadata.labels).toEqual({ 'argocd.argoproj.io/secret-type': 'repository' });
    expect(target.template.data['url']).toBe(REFERENCE_FACTS.repository.url);
    for (const { secretKey } of data) expect(target.template.data[secretKey]).toBe(`{{ .${secretKey} }}`);
  });

  it('reads a repository by SSH with a key, and no password', () => {
    const repository = { ...REFERENCE_FACTS.repository, url: 'git@git.example.com:platform/strata.git' };
    expect(addon.bootstrapSecrets?.({ ...REFERENCE_FACTS, repository }).map(({ key }) => key)).toEqual([
      'sshPrivateKey',
    ]);
    void jest.replaceProperty(REFERENCE_FACTS, 'repository', repository);
    const spec = renderReference(addon).manifest('ExternalSecret', 'platform-repository')['spec'];
    jest.restoreAllMocks();
    expect((spec as SecretSpec).target.template.data).toEqual({
      type: 'git',
      url: repository.url,
      sshPrivateKey: '{{ .ssh_private_key }}',
    });
  });

  it('asks for a disruption budget only where a pod remains', () => {
    expect(valuesWith({ replicas: 1 })).toMatchObject({ server: { pdb: { enabled: false } } });
    expect(valuesWith({ replicas: 2 })).toMatchObject({ server: { pdb: { enabled: true } } });
  });
});
