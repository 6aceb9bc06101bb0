import { RequestError } from '@strata/kratix';
import type { VClusterSpec } from './schema';
import { configured, isValid, LEAST, PLATFORM, requestOf } from './vcluster.cases';

/** What the pipeline refuses: a spec, the field at fault, and a word of the reason. */
const REFUSED: readonly [string, Partial<VClusterSpec>, string, RegExp][] = [
  ['embedded etcd', { backingStore: { type: 'embedded-etcd' } }, 'spec.backingStore.type', /paid feature/],
  [
    'an even etcd',
    { backingStore: { type: 'etcd', replicas: 4 } },
    'spec.backingStore.replicas',
    /odd number/,
  ],
  [
    'two writers of a database',
    { controlPlane: { replicas: 2 } },
    'spec.controlPlane.replicas',
    /one writer/,
  ],
  ['members of a database', { backingStore: { replicas: 3 } }, 'spec.backingStore.replicas', /no members/],
  [
    'certificates of a database',
    { backingStore: { certificates: 'cert-manager' } },
    'spec.backingStore.certificates',
    /no certificates/,
  ],
  [
    'a database for the replicas of prod',
    { preset: 'prod', backingStore: { type: 'database' } },
    'spec.controlPlane.replicas',
    /one writer/,
  ],
  [
    'more requested than the limit',
    { controlPlane: { requests: { memory: '3Gi' } } },
    'spec.controlPlane.requests.memory',
    /3Gi is more than the limit of 2Gi/,
  ],
  [
    'more requested for CoreDNS than its limit',
    { coredns: { limits: { cpu: '10m' } } },
    'spec.coredns.requests.cpu',
    /20m is more/,
  ],
  [
    'a default request above the default limit',
    { isolation: { containerDefaults: { requests: { cpu: '1' } } } },
    'spec.isolation.containerDefaults.requests.cpu',
    /more than the limit/,
  ],
  [
    'a quota without room for the control plane',
    { isolation: { quota: { requests: { memory: '256Mi' } } } },
    'spec.isolation.quota.requests.memory',
    /less than the control plane/,
  ],
  [
    'a load balancer without address',
    { exposure: { type: 'LoadBalancer' } },
    'spec.exposure.address',
    /fixed address/,
  ],
  [
    'an address outside the pool',
    { exposure: { type: 'LoadBalancer', address: '192.0.2.99' } },
    'spec.exposure.address',
    /not in the pool of lab/,
  ],
  [
    'the address of its own Gateway',
    {
      exposure: { type: 'LoadBalancer', address: '192.0.2.110' },
      network: { gatewayAddress: '192.0.2.110' },
    },
    'spec.exposure.address',
    /taken/,
  ],
  [
    'the Gateway of the host',
    { network: { gatewayAddress: '192.0.2.120' } },
    'spec.network.gatewayAddress',
    /taken/,
  ],
  [
    'an address that nothing is exposed at',
    { exposure: { type: 'ClusterIP', address: '192.0.2.110' } },
    'spec.exposure.address',
    /only an API server that is exposed/,
  ],
  [
    'a name that nothing is exposed at',
    { exposure: { type: 'ClusterIP', hostname: 'api.lab.example.com' } },
    'spec.exposure.hostname',
    /only an API server that is exposed/,
  ],
  [
    'a name of another domain',
    { exposure: { type: 'LoadBalancer', address: '192.0.2.110', hostname: 'api.example.org' } },
    'spec.exposure.hostname',
    /not under the domain/,
  ],
  [
    'issuers that nobody has',
    { certManager: { sync: true, issuerSelector: { matchLabels: { tier: 'gold' } } } },
    'spec.certManager.issuerSelector.matchLabels',
    /no ClusterIssuer of the host has tier=gold; there are lab-issuer/,
  ],
  [
    'stores that nobody has, though it syncs none',
    { externalSecrets: { sync: false, storeSelector: { matchLabels: { tier: 'gold' } } } },
    'spec.externalSecrets.storeSelector.matchLabels',
    /no ClusterSecretStore/,
  ],
  [
    'a selector with a bad key',
    { certManager: { sync: true, issuerSelector: { matchLabels: { 'bad key': 'true' } } } },
    'spec.certManager.issuerSelector.matchLabels',
    /bad key/,
  ],
  [
    'a label that the inventory derives',
    { argoCD: { labels: { cluster_role: 'control-plane' } } },
    'spec.argoCD.labels.cluster_role',
    /derived/,
  ],
  [
    'an annotation that the inventory derives',
    { argoCD: { annotations: { base_domain: 'x' } } },
    'spec.argoCD.annotations.base_domain',
    /derived/,
  ],
  [
    'the type of a Secret as a label',
    { argoCD: { labels: { 'argocd.argoproj.io/secret-type': 'cluster' } } },
    'spec.argoCD.labels.argocd.argoproj.io/secret-type',
    /derived/,
  ],
  [
    'the domain of the host',
    { facts: { domain: 'lab.example.com' } },
    'spec.facts.domain',
    /domain of the host/,
  ],
  ['a domain of another zone', { facts: { domain: 'media.example.org' } }, 'spec.facts.domain', /DNS zone/],
  [
    'pods among the nodes',
    { network: { pods: '192.0.2.0/25' } },
    'spec.network.pods',
    /overlaps with the nodes/,
  ],
  [
    'Services among the pods',
    { network: { services: '10.244.8.0/24' } },
    'spec.network.services',
    /overlaps/,
  ],
  [
    'exits where none is closed',
    { isolation: { egress: ['10.0.0.0/8'] } },
    'spec.isolation.egress',
    /"full"/,
  ],
];

/** What the schema refuses. */
const INVALID: readonly [string, object][] = [
  ['no selector of issuers', { certManager: undefined }],
  ['an empty selector', { certManager: { sync: true, issuerSelector: { matchLabels: {} } } }],
  ['no selector of stores', { externalSecrets: {} }],
  ['another preset', { preset: 'huge' }],
  ['an unknown key', { replicas: 2 }],
  ['an unknown key further in', { controlPlane: { replica: 2 } }],
  ['a quantity without unit', { controlPlane: { limits: { memory: '512' } } }],
  ['half a core', { controlPlane: { limits: { cpu: '0.5' } } }],
  ['a version without v', { kubernetesVersion: '1.34.0' }],
  ['too many replicas', { controlPlane: { replicas: 6 } }],
  ['an address that is none', { exposure: { type: 'LoadBalancer', address: '192.0.2.256' } }],
  ['a CIDR that is none', { network: { pods: '10.244.0.0/33' } }],
  ['a hostname with a star', { exposure: { type: 'LoadBalancer', hostname: '*.lab.example.com' } }],
  ['a label that is no text', { argoCD: { labels: { enable_loki: true } } }],
];

const problemsOf = (spec: Partial<VClusterSpec>, name?: string) => {
  try {
    configured(requestOf(spec, name));
  } catch (error) {
    if (error instanceof RequestError) return error.problems;
    throw error;
  }
  return [];
};

describe('a request', () => {
  it.each(REFUSED)('with %s is refused', (_, spec, path, reason) => {
    expect(isValid({ ...LEAST, ...spec })).toBe(true);
    expect(problemsOf(spec)).toEqual([
      { path: expect.anything() as unknown, message: expect.stringMatching(reason) as unknown },
    ]);
    expect(problemsOf(spec).map((problem) => problem.path.join('.'))).toEqual([path]);
  });

  it.each(INVALID)('with %s is invalid', (_, spec) => {
    expect(isValid(JSON.parse(JSON.stringify({ ...LEAST, ...spec })))).toBe(false);
  });

  it.each(['lab', 'Media', '1media', 'a'.repeat(41)])('by the name %s is refused', (name) => {
    expect(problemsOf({}, name).map(({ path }) => path.join('.'))).toContain('metadata.name');
  });

  it('is refused with all reasons at once', () => {
    const spec: Partial<VClusterSpec> = {
      backingStore: { type: 'embedded-etcd' },
      isolation: { egress: ['10.0.0.0/8'] },
      facts: { domain: 'lab.example.com' },
    };
    expect(problemsOf(spec)).toHaveLength(3);
  });

  it('cannot be exposed where the host has no pool', () => {
    const network = { ...PLATFORM.cluster.network, loadBalancerPool: undefined };
    const platform = { ...PLATFORM, cluster: { ...PLATFORM.cluster, network } };
    const exposed = requestOf({ exposure: { type: 'LoadBalancer', address: '192.0.2.110' } });
    expect(() => configured(exposed, platform)).toThrow('lab has no pool of addresses');
  });
});
