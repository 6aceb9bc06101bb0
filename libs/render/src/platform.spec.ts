import { Value } from '@sinclair/typebox/value';
import { withOrigin } from '@strata/compose';
import { FACTS_SCHEMA } from '@strata/model';
import fc from 'fast-check';
import { buildPlatform } from './platform';
import type { Inventory } from './platform';

const FACTS = Value.Create(FACTS_SCHEMA);
const INVENTORY: Inventory = {
  environments: ['production'],
  roles: ['control-plane', 'vcluster'],
  clusters: [
    { environment: 'production', name: 'lab' },
    { environment: 'production', name: 'guest' },
  ],
};
const NETWORK = { nodes: '192.0.2.0/24', controlPlane: [], pods: '10.244.0.0/16', services: '10.96.0.0/12' };
const LAB = { role: 'control-plane', server: 'https://lab.example.com', network: NETWORK };
const GUEST = { role: 'vcluster', server: 'https://guest.example.com', host: 'lab', network: NETWORK };

const BASE = 'environments/base/environment.yaml';
const PRODUCTION = 'environments/production/environment.yaml';
const ROLE = 'environments/roles/control-plane/role.yaml';
const CLUSTER = 'environments/production/clusters/lab/cluster.yaml';

type Files = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function build(change: Files = {}, inventory = INVENTORY) {
  const files: Files = {
    [BASE]: FACTS,
    [CLUSTER]: LAB,
    'environments/production/clusters/guest/cluster.yaml': GUEST,
    ...change,
  };
  const platform = buildPlatform(inventory, (file) => {
    const fields = files[file];
    const locate = () => ({ line: 7, column: 3 });
    return fields === undefined
      ? undefined
      : withOrigin({ fields, assertions: [] }, { name: file, file, locate });
  });
  const lab = platform.targets.find(({ cluster }) => cluster.name === 'lab');
  return { ...platform, lab };
}

describe('buildPlatform', () => {
  it('gives every cluster its identity, sorted by name', () => {
    const { targets, issues } = build();
    expect(issues).toEqual([]);
    expect(targets.map(({ cluster }) => cluster.name)).toEqual(['guest', 'lab']);
    expect(targets[0]?.cluster).toMatchObject({
      environment: 'production',
      role: 'vcluster',
      host: 'lab',
      server: 'https://guest.example.com',
      network: NETWORK,
    });
    expect(targets[1]?.cluster).not.toHaveProperty('host');
  });

  it('lets the cluster win over its role, the role over the environment, and that over base', () => {
    const layers = [
      { file: BASE, fields: (domain: string) => ({ ...FACTS, domain }) },
      { file: PRODUCTION, fields: (domain: string) => ({ domain }) },
      { file: ROLE, fields: (domain: string) => ({ domain }) },
      { file: CLUSTER, fields: (domain: string) => ({ ...LAB, facts: { domain } }) },
    ];
    fc.assert(
      fc.property(fc.subarray(layers.slice(1)), (above) => {
        const chosen = [...layers.slice(0, 1), ...above];
        const files = Object.fromEntries(chosen.map(({ file, fields }) => [file, fields(file)]));
        expect(build(files).lab?.facts.domain).toBe(chosen.at(-1)?.file);
      }),
    );
  });

  it('merges facts deeply and leaves other clusters alone', () => {
    const { targets } = build({ [ROLE]: { gateway: { name: 'edge' } } });
    expect(targets.map(({ facts }) => facts.gateway)).toEqual([
      FACTS.gateway,
      { ...FACTS.gateway, name: 'edge' },
    ]);
  });

  it('derives labels from the identity', () => {
    const labels = { enable_loki: 'true' };
    expect(build({ [CLUSTER]: { ...LAB, labels } }).lab?.cluster.labels).toEqual({
      cluster_name: 'lab',
      cluster_role: 'control-plane',
      environment: 'production',
      enable_loki: 'true',
    });
  });

  it('derives annotations from the facts of the cluster', () => {
    const file = {
      ...LAB,
      annotations: { note: 'x' },
      facts: { domain: 'own.example.com' },
    };
    expect(build({ [CLUSTER]: file }).lab?.cluster.annotations).toEqual({
      addons_repo_url: FACTS.repository.url,
      addons_repo_revision: FACTS.repository.revision,
      addons_repo_basepath: 'rendered',
      argocd_namespace: 'argocd',
      gateway_namespace: FACTS.gateway.namespace,
      monitoring_namespace: FACTS.monitoring.namespace,
      base_domain: 'own.example.com',
      note: 'x',
    });
  });

  it.each<[string, string, Files]>([
    ['a field of the cluster that is not known', 'STR203', { [CLUSTER]: { ...LAB, rôle: 'x' } }],
    ['a server without TLS', 'STR203', { [CLUSTER]: { ...LAB, server: 'http://lab' } }],
    ['a label that Kubernetes refuses', 'STR203', { [CLUSTER]: { ...LAB, labels: { a: 'b c' } } }],
    ['a derived label', 'STR216', { [CLUSTER]: { ...LAB, labels: { cluster_role: 'x' } } }],
    [
      'the label that makes a Secret a registration',
      'STR216',
      { [CLUSTER]: { ...LAB, labels: { 'argocd.argoproj.io/secret-type': 'repository' } } },
    ],
    ['a derived annotation', 'STR216', { [CLUSTER]: { ...LAB, annotations: { base_domain: 'x' } } }],
    ['a role that does not exist', 'STR204', { [CLUSTER]: { ...LAB, role: 'control-plan' } }],
    ['a host that does not exist', 'STR206', { [CLUSTER]: { ...LAB, host: 'gest' } }],
    ['a cluster as its own host', 'STR206', { [CLUSTER]: { ...LAB, host: 'lab' } }],
    ['an Argo CD of its own with a host', 'STR206', { [CLUSTER]: { ...LAB, host: 'guest' } }],
    ['a virtual cluster without a host', 'STR206', { [CLUSTER]: { ...LAB, role: 'vcluster' } }],
    ['a fact that is not known', 'STR203', { [ROLE]: { domian: 'x' } }],
    ['a fact of the wrong type', 'STR203', { [ROLE]: { replicas: 'three' } }],
  ])('refuses %s, says where, and leaves the cluster out', (_, code, change) => {
    const { issues, targets } = build(change);
    const [file] = Object.keys(change);
    expect(issues).toEqual([expect.objectContaining({ code, location: { file, line: 7, column: 3 } })]);
    expect(targets.map(({ cluster }) => cluster.name)).toEqual(['guest']);
  });

  it('names the known ones for an unknown role', () => {
    expect(build({ [CLUSTER]: { ...LAB, role: 'vclusters' } }).issues[0]?.remedy).toBe(
      'Did you mean "vcluster"? Known: control-plane, vcluster.',
    );
  });

  it('names the clusters that lack a fact', () => {
    const { issues, targets } = build({ [BASE]: { ...FACTS, domain: undefined }, [ROLE]: { domain: 'x' } });
    expect(issues).toEqual([
      expect.objectContaining({ code: 'STR213', message: 'the fact domain is missing', clusters: ['guest'] }),
    ]);
    expect(targets).toHaveLength(1);
  });

  it('leaves a cluster out whose file cannot be read; the reader has told of it', () => {
    const clusters = [...INVENTORY.clusters, { environment: 'production', name: 'unreadable' }];
    const { issues, targets } = build({}, { ...INVENTORY, clusters });
    expect([issues.length, targets.length]).toEqual([0, 2]);
  });
});
