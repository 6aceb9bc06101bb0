import { clusterKindsOf, namespacesOf, PROJECTS, repositoriesOf, isPlacedOn } from '@strata/addon';
import type { PlatformAddon } from './platform-addon';
import { appProject } from '@strata/argocd';
import type { ProjectDestination } from '@strata/argocd';
import { REQUESTS_NAMESPACE } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import { hostsOf } from './platform-cluster';
import type { PlatformCluster } from './platform-cluster';
import { requestClusters, REQUESTS_PROJECT } from './requests';

/** The project of the bootstrap Applications, which Terraform makes before them. */
export const BOOTSTRAP_PROJECT = 'bootstrap';

/** How Argo CD reaches the cluster that it runs in. */
export const LOCAL_SERVER = 'https://kubernetes.default.svc';

/** Namespaces of tenants on a host begin like this. */
const TENANT_NAMESPACES = 'tenant-*';

/** What would undo the limits that the platform sets its tenants. */
const GUARDRAILS = ['LimitRange', 'ResourceQuota', 'NetworkPolicy.networking.k8s.io'];

/**
 * The AppProjects that every Argo CD of the platform has: of the bootstrap, of each layer of addons, and of the
 * tenants on hosts. Each allows what its members declare, on the clusters that select them, and nothing else.
 */
export function platformProjects(
  addons: readonly PlatformAddon[],
  clusters: readonly PlatformCluster[],
  promises: readonly unknown[],
): Manifest[] {
  const repositories = clusters.map(({ facts }) => facts.repository.url);
  const layers = Object.entries(PROJECTS).map(([name, description]) =>
    layerProject(name, description, addons, clusters, repositories, promises.length > 0),
  );
  return [bootstrapProject(repositories), ...layers, tenantsProject(clusters)];
}

const bootstrapProject = (repositories: readonly string[]): Manifest =>
  appProject({
    name: BOOTSTRAP_PROJECT,
    description: 'The projects and ApplicationSets of the platform, and the registrations of clusters',
    sourceRepos: repositories,
    destinations: [{ server: LOCAL_SERVER, namespace: ARGOCD_NAMESPACE }],
    clusterKinds: [],
    namespaceKinds: [
      'AppProject.argoproj.io',
      'ApplicationSet.argoproj.io',
      'ExternalSecret.external-secrets.io',
    ],
  });

function layerProject(
  name: string,
  description: string,
  addons: readonly PlatformAddon[],
  clusters: readonly PlatformCluster[],
  repositories: readonly string[],
  hasPromises: boolean,
): Manifest {
  const members = addons.filter((addon) => addon.project === name);
  const hasRequests = name === REQUESTS_PROJECT;
  return appProject({
    name,
    description,
    sourceRepos: [...repositories, ...members.flatMap(repositoriesOf)],
    destinations: [
      ...members.flatMap((addon) => destinationsOf(addon, clusters)),
      ...(hasRequests ? requestDestinations(addons, clusters) : []),
    ],
    clusterKinds: [
      ...members.flatMap(clusterKindsOf),
      ...(hasRequests ? ['Namespace'] : []),
      ...(hasRequests && hasPromises ? ['Promise.platform.kratix.io'] : []),
    ],
  });
}

function destinationsOf(addon: PlatformAddon, clusters: readonly PlatformCluster[]): ProjectDestination[] {
  return clusters
    .filter(({ cluster }) => isPlacedOn(addon, cluster))
    .flatMap(({ cluster: { name } }) => namespacesOf(addon).map((namespace) => ({ name, namespace })));
}

const requestDestinations = (
  addons: readonly PlatformAddon[],
  clusters: readonly PlatformCluster[],
): ProjectDestination[] => {
  const environments = new Set(clusters.map(({ cluster }) => cluster.environment));
  const answering = [...environments].flatMap((environment) =>
    requestClusters(environment, addons, clusters),
  );
  return answering.map((name) => ({ name, namespace: REQUESTS_NAMESPACE }));
};

/** Tenants on hosts deploy into the namespaces that are theirs, and cannot loosen what confines them. */
const tenantsProject = (clusters: readonly PlatformCluster[]): Manifest =>
  appProject({
    name: 'tenants',
    description: 'Workloads of tenants beside the platform',
    sourceRepos: clusters.flatMap(({ facts }) => facts.tenants.repositories),
    destinations: hostsOf(clusters).map(({ cluster: { name } }) => ({ name, namespace: TENANT_NAMESPACES })),
    clusterKinds: [],
    deniedNamespaceKinds: GUARDRAILS,
  });

/**
 * What the owners of a virtual cluster may deploy into it: anything in namespaces, except where the platform's own
 * addons live. Argo CD honours a denied namespace only beside the URL of the cluster.
 */
export function guestProject(
  { cluster, facts }: PlatformCluster,
  addons: readonly PlatformAddon[],
): Manifest {
  const { name, server } = cluster;
  const here = addons.filter((addon) => isPlacedOn(addon, cluster));
  const taken = ['kube-system', ...here.flatMap(namespacesOf)];
  return appProject({
    name: `tenants-${name}`,
    description: `Workloads of the owners of the virtual cluster ${name}`,
    sourceRepos: facts.tenants.repositories,
    destinations: [
      { name, server, namespace: '*' },
      ...taken.map((namespace) => ({ server, namespace: `!${namespace}` })),
    ],
    clusterKinds: ['Namespace'],
  });
}
