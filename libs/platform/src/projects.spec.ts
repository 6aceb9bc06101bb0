import type { Addon } from '@strata/addon';
import { projectAllows } from '@strata/argocd';
import type { Manifest } from '@strata/kubernetes';
import type { PlatformCluster } from './platform-cluster';
import { guestProject, platformProjects } from './projects';

const REPOSITORY = 'https://git.example.com/platform.git';

const cluster = (name: string, role: string, host?: string): PlatformCluster =>
  ({
    cluster: {
      name,
      environment: 'production',
      role,
      host,
      server: `https://${name}.example.com`,
      labels: { cluster_role: role },
    },
    facts: {
      repository: { url: REPOSITORY },
      tenants: { repositories: ['https://git.example.com/tenants/*'] },
    },
  }) as unknown as PlatformCluster;

const LAB = cluster('lab', 'control-plane');
const GUEST = cluster('guest', 'vcluster', 'lab');

const addon = (name: string, fields: Partial<Addon>): Addon =>
  ({
    name,
    project: 'platform',
    namespace: { name },
    placement: { roles: ['control-plane'] },
    ...fields,
  }) as unknown as Addon;

const WEB = addon('web', {
  chart: { repository: 'https://charts.example.com', name: 'web' },
  alsoWritesTo: ['gateway'],
  provides: { clusterKinds: ['ClusterRole.rbac.authorization.k8s.io'] },
});
const AGENT = addon('agent', { placement: { roles: ['vcluster'] } });

const named = (projects: readonly Manifest[], name: string): Manifest => {
  const found = projects.find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found;
};

/** What a project refuses an Application that goes somewhere, with one source and one object. */
function refusals(
  project: Manifest,
  { cluster: { name, server } }: PlatformCluster,
  namespace: string,
  repoURL: string,
  object?: { group: string; kind: string; namespace?: string },
): string[] {
  const application = { spec: { sources: [{ repoURL }], destination: { name, namespace } } };
  const objects = object === undefined ? [] : [{ name: 'x', ...object }];
  return projectAllows(project, application, { name, server }, objects).map(({ what }) => what);
}

describe('platformProjects', () => {
  const projects = platformProjects([WEB, AGENT], [LAB, GUEST], []);
  const platform = named(projects, 'platform');

  it('allow the members what they declare, on the clusters that select them', () => {
    const role = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
    expect(refusals(platform, LAB, 'web', 'https://charts.example.com', role)).toEqual([]);
    expect(refusals(platform, LAB, 'gateway', REPOSITORY)).toEqual([]);
    expect(refusals(platform, LAB, 'web', REPOSITORY, { group: '', kind: 'Namespace' })).toEqual([]);
    expect(refusals(platform, GUEST, 'agent', REPOSITORY)).toEqual([]);
  });

  it('allow nothing else', () => {
    expect(refusals(platform, GUEST, 'web', REPOSITORY)).toEqual(['destination']);
    expect(refusals(platform, LAB, 'agent', REPOSITORY)).toEqual(['destination']);
    expect(refusals(platform, LAB, 'kube-system', REPOSITORY)).toEqual(['destination']);
    expect(refusals(platform, LAB, 'web', 'https://charts.example.org')).toEqual(['source']);
    const binding = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' };
    expect(refusals(platform, LAB, 'web', REPOSITORY, binding)).toEqual(['object']);
  });

  it('keep the bootstrap to the projects, sets and registrations of the Argo CD that it runs in', () => {
    const bootstrap = named(projects, 'bootstrap');
    const local = { ...LAB, cluster: { ...LAB.cluster, server: 'https://kubernetes.default.svc' } };
    const set = { group: 'argoproj.io', kind: 'ApplicationSet', namespace: 'argocd' };
    expect(refusals(bootstrap, local, 'argocd', REPOSITORY, set)).toEqual([]);
    const workload = { group: 'apps', kind: 'Deployment', namespace: 'argocd' };
    expect(refusals(bootstrap, local, 'argocd', REPOSITORY, workload)).toEqual(['object']);
    expect(refusals(bootstrap, GUEST, 'argocd', REPOSITORY)).toEqual(['destination']);
  });

  it('keep tenants to their namespaces on hosts, without what would loosen their limits', () => {
    const tenants = named(projects, 'tenants');
    const own = 'https://git.example.com/tenants/shop.git';
    const policy = { group: 'networking.k8s.io', kind: 'NetworkPolicy', namespace: 'tenant-shop' };
    expect(refusals(tenants, LAB, 'tenant-shop', own)).toEqual([]);
    expect(refusals(tenants, LAB, 'tenant-shop', own, policy)).toEqual(['object']);
    expect(refusals(tenants, LAB, 'web', own)).toEqual(['destination']);
    expect(refusals(tenants, LAB, 'tenant-shop', REPOSITORY)).toEqual(['source']);
    expect(refusals(tenants, LAB, 'tenant-shop', own, { group: '', kind: 'Namespace' })).toEqual(['object']);
  });
});

describe('guestProject', () => {
  const project = guestProject(GUEST, [WEB, AGENT]);
  const own = 'https://git.example.com/tenants/shop.git';

  it('allows the owners every namespace of their cluster but those of the platform', () => {
    expect(refusals(project, GUEST, 'shop', own)).toEqual([]);
    expect(refusals(project, GUEST, 'agent', own)).toEqual(['destination']);
    expect(refusals(project, GUEST, 'kube-system', own)).toEqual(['destination']);
  });

  it('allows them no other cluster', () => {
    expect(refusals(project, LAB, 'shop', own)).toEqual(['destination']);
  });
});
