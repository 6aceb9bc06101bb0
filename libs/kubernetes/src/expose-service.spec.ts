import { exposeService, GATEWAY_LISTENERS, GATEWAY_NAME_LABEL } from './expose-service';
import type { Exposure } from './expose-service';

const EXPOSURE: Exposure = {
  name: 'grafana',
  namespace: 'monitoring',
  host: 'graphs',
  service: 'grafana-web',
  port: 8080,
  podLabels: { 'app.kubernetes.io/name': 'grafana' },
};
const PLATFORM = {
  domain: 'lab.example.com',
  gateway: { name: 'platform', namespace: 'nginx-gateway' },
  networkPolicies: true,
};

interface Route {
  readonly parentRefs: readonly {
    readonly name: string;
    readonly namespace: string;
    readonly sectionName: string;
  }[];
  readonly hostnames: readonly string[];
  readonly rules: readonly [Record<string, unknown>];
}

interface Peer {
  readonly namespaceSelector: object;
  readonly podSelector: object;
}

interface Policy {
  readonly podSelector: object;
  readonly policyTypes: readonly string[];
  readonly ingress: readonly [{ readonly from: readonly [Peer]; readonly ports: readonly object[] }];
  readonly egress: readonly [{ readonly to: readonly [Peer]; readonly ports: readonly object[] }];
}

function expose(change: Partial<Exposure> = {}) {
  const manifests = exposeService({ ...EXPOSURE, ...change }, PLATFORM);
  const [https, redirect, into, outOf] = manifests;
  return {
    manifests,
    https: https?.['spec'] as Route,
    redirect: redirect?.['spec'] as Route,
    into: into?.['spec'] as Policy,
    outOf: outOf?.['spec'] as Policy,
  };
}

describe('exposeService', () => {
  it('makes two routes beside the service and a policy on either side', () => {
    const places = expose().manifests.map(({ kind, metadata: { namespace, name } }) => [
      kind,
      namespace,
      name,
    ]);
    expect(places).toEqual([
      ['HTTPRoute', 'monitoring', 'grafana'],
      ['HTTPRoute', 'monitoring', 'grafana-redirect'],
      ['NetworkPolicy', 'monitoring', 'allow-gateway-to-grafana'],
      ['NetworkPolicy', 'nginx-gateway', 'allow-monitoring-grafana'],
    ]);
  });

  it('uses the host below the base domain on both routes', () => {
    const { https, redirect } = expose();
    expect(https.hostnames).toEqual(['graphs.lab.example.com']);
    expect(redirect.hostnames).toEqual(['graphs.lab.example.com']);
  });

  it('attaches to the platform Gateway, each route to its own listener', () => {
    const { https, redirect } = expose();
    const gateway = {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      name: 'platform',
      namespace: 'nginx-gateway',
    };
    expect(https.parentRefs).toEqual([{ ...gateway, sectionName: GATEWAY_LISTENERS.https }]);
    expect(redirect.parentRefs).toEqual([{ ...gateway, sectionName: GATEWAY_LISTENERS.http }]);
  });

  it('sends HTTPS to the port of the Service, with the defaults of the API server written out', () => {
    expect(expose({ targetPort: 3000 }).https.rules).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ group: '', kind: 'Service', name: 'grafana-web', port: 8080, weight: 1 }],
      },
    ]);
  });

  it('redirects HTTP to HTTPS for good and sends it nowhere else', () => {
    const [rule] = expose().redirect.rules;
    expect(rule['filters']).toEqual([
      { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
    ]);
    expect(rule).not.toHaveProperty('backendRefs');
  });

  it.each([
    ['the port of the Service', {}, 8080],
    ['the port of the container where it differs', { targetPort: 3000 }, 3000],
  ])('opens both halves for %s', (_, change, port) => {
    const { into, outOf } = expose(change);
    expect(into.ingress[0].ports).toEqual([{ protocol: 'TCP', port }]);
    expect(outOf.egress[0].ports).toEqual(into.ingress[0].ports);
  });

  it('selects the same pods from both sides', () => {
    const { into, outOf } = expose();
    const [source] = into.ingress[0].from;
    const [destination] = outOf.egress[0].to;
    expect(into.podSelector).toEqual({ matchLabels: EXPOSURE.podLabels });
    expect(destination.podSelector).toEqual(into.podSelector);
    expect(outOf.podSelector).toEqual({ matchLabels: { [GATEWAY_NAME_LABEL]: 'platform' } });
    expect(source.podSelector).toEqual(outOf.podSelector);
  });

  it('names the namespace of the other side in each half, in one peer with its pods', () => {
    const named = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
    const { into, outOf } = expose();
    expect(into.ingress[0].from.map((peer) => peer.namespaceSelector)).toEqual([named('nginx-gateway')]);
    expect(outOf.egress[0].to.map((peer) => peer.namespaceSelector)).toEqual([named('monitoring')]);
    expect([into.policyTypes, outOf.policyTypes]).toEqual([['Ingress'], ['Egress']]);
  });

  it('makes no policies where the host of the cluster keeps them', () => {
    const manifests = exposeService(EXPOSURE, { ...PLATFORM, networkPolicies: false });
    expect(manifests.map(({ kind }) => kind)).toEqual(['HTTPRoute', 'HTTPRoute']);
  });
});
