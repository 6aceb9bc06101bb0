import { exposeService } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

interface GatewaySpec {
  readonly infrastructure: { readonly labels: object; readonly annotations: object };
  readonly listeners: readonly {
    readonly name: string;
    readonly tls?: { readonly certificateRefs: readonly { readonly name: string }[] };
  }[];
}

const gatewayOf = (cluster: string): GatewaySpec =>
  renderReference(addon).manifest('Gateway', REFERENCE_FACTS.gateway.name, cluster)['spec'] as GatewaySpec;

const exposed = exposeService(
  { name: 'web', namespace: 'web', host: 'web', service: 'web', port: 80, podLabels: { app: 'web' } },
  REFERENCE_FACTS,
);

const specOf = <T>(manifest: Manifest | undefined): T => manifest?.['spec'] as T;

describe('nginx-gateway-fabric', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('offers every listener that exposed services attach to', () => {
    const sections = exposed
      .filter(({ kind }) => kind === 'HTTPRoute')
      .map((route) => specOf<{ parentRefs: [{ sectionName: string }] }>(route).parentRefs[0].sectionName);
    const names = gatewayOf('lab').listeners.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(sections));
  });

  it('labels its pods as the NetworkPolicies of exposed services select them', () => {
    const egress = exposed.find(({ metadata }) => metadata.namespace === REFERENCE_FACTS.gateway.namespace);
    const { podSelector } = specOf<{ podSelector: { matchLabels: object } }>(egress);
    expect(gatewayOf('lab').infrastructure.labels).toMatchObject(podSelector.matchLabels);
  });

  it('asks for the address of each cluster', () => {
    expect(gatewayOf('lab').infrastructure.annotations).toEqual({
      'metallb.io/loadBalancerIPs': '192.0.2.120',
    });
    expect(gatewayOf('guest').infrastructure.annotations).toEqual({
      'metallb.io/loadBalancerIPs': '192.0.2.121',
    });
  });

  it('shows the certificate that it asks for', () => {
    const { manifests } = renderReference(addon);
    const secrets = manifests('guest')
      .filter(({ kind }) => kind === 'Certificate')
      .map((certificate) => specOf<{ secretName: string }>(certificate).secretName);
    const shown = gatewayOf('guest').listeners.flatMap(({ tls }) => tls?.certificateRefs ?? []);
    expect(secrets).toEqual(expect.arrayContaining(shown.map(({ name }) => name)));
  });
});
