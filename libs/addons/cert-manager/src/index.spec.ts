import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

interface IssuerSpec {
  readonly acme: {
    readonly solvers: readonly {
      readonly selector: { readonly dnsZones: readonly string[] };
      readonly dns01: { readonly cloudflare: { readonly apiTokenSecretRef: { name: string; key: string } } };
    }[];
  };
}

const solverOn = (cluster: string) => {
  const issuer = renderReference(addon).manifest('ClusterIssuer', REFERENCE_FACTS.acme.issuer, cluster);
  const [solver] = (issuer['spec'] as IssuerSpec).acme.solvers;
  if (solver === undefined) throw new Error('no solver');
  return solver;
};

describe('cert-manager', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('proves the domain of each cluster', () => {
    expect(solverOn('lab').selector.dnsZones).toEqual([REFERENCE_FACTS.domain]);
    expect(solverOn('guest').selector.dnsZones).toEqual([`guest.${REFERENCE_FACTS.domain}`]);
  });

  it('makes the token that its issuer reads, where cluster-wide issuers look for it', () => {
    const { name, key } = solverOn('lab').dns01.cloudflare.apiTokenSecretRef;
    const token = renderReference(addon).manifest('ExternalSecret', name);
    expect(token.metadata.namespace).toBe(addon.namespace.name);
    expect(token['spec']).toMatchObject({ target: { name }, data: [{ secretKey: key }] });
  });

  it('touches no namespace of others', () => {
    const { global } = renderReference(addon).values();
    expect(global).toMatchObject({ leaderElection: { namespace: addon.namespace.name } });
  });
});
