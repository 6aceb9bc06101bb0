import { isolateNamespace, networkPolicy } from './network-policy';
import type { Isolation } from './network-policy';

interface Spec {
  readonly podSelector: object;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}

function isolate(isolation: Isolation): Map<string, Spec> {
  const manifests = isolateNamespace({
    namespace: 'web',
    isolation,
    monitoringNamespace: 'watch',
    nodes: ['192.0.2.0/24', '198.51.100.0/24'],
    services: '10.96.0.0/12',
  });
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual(
    manifests.map(() => 'NetworkPolicy web'),
  );
  return new Map(manifests.map(({ metadata, ...rest }) => [metadata.name, rest['spec'] as Spec]));
}

describe('isolateNamespace', () => {
  it('makes no policy without isolation', () => {
    expect(isolate('none').size).toBe(0);
  });

  it('denies and allows incoming traffic only for the isolation ingress', () => {
    const policies = isolate('ingress');
    expect([...policies.keys()]).toEqual([
      'default-deny',
      'allow-same-namespace',
      'allow-from-nodes',
      'allow-metrics',
    ]);
    for (const spec of policies.values()) {
      expect(spec.policyTypes).toEqual(['Ingress']);
      expect(spec).not.toHaveProperty('egress');
    }
  });

  it('applies every policy to all pods of the namespace', () => {
    for (const spec of isolate('full').values()) expect(spec.podSelector).toEqual({});
  });

  it.each([
    ['ingress' as const, ['Ingress']],
    ['full' as const, ['Ingress', 'Egress']],
  ])('denies by a policy without rules for the isolation %s', (isolation, policyTypes) => {
    expect(isolate(isolation).get('default-deny')).toEqual({ podSelector: {}, policyTypes });
  });

  it('lets pods of the namespace talk to each other, both ways under full isolation', () => {
    const inside = { podSelector: {} };
    expect(isolate('full').get('allow-same-namespace')).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [inside] }],
      egress: [{ to: [inside] }],
    });
  });

  it('lets every node in, for webhooks and probes', () => {
    expect(isolate('ingress').get('allow-from-nodes')?.ingress).toEqual([
      { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '198.51.100.0/24' } }] },
    ]);
  });

  it('lets the monitoring namespace scrape', () => {
    expect(isolate('ingress').get('allow-metrics')?.ingress).toEqual([
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'watch' } } }] },
    ]);
  });

  it('lets fully isolated pods out to DNS and the API server, by its nodes and its virtual address', () => {
    const policies = isolate('full');
    expect(policies.get('allow-dns')?.egress).toEqual([
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
    ]);
    const cidrs = ['192.0.2.0/24', '198.51.100.0/24', '10.96.0.0/12'];
    expect(policies.get('allow-api-server')).toMatchObject({
      policyTypes: ['Egress'],
      egress: [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: [{ port: 443 }, { port: 6443 }] }],
    });
  });

  it('gives full isolation everything that ingress isolation allows', () => {
    const full = isolate('full');
    for (const [name, { ingress }] of isolate('ingress')) expect(full.get(name)?.ingress).toEqual(ingress);
  });
});

describe('networkPolicy', () => {
  it('is a NetworkPolicy of the built-in API', () => {
    expect(networkPolicy('deny', 'web', { podSelector: {} })).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'web' },
      spec: { podSelector: {} },
    });
  });
});
