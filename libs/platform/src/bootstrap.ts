import { applicationSet, ARGOCD_NAMESPACE, IGNORE_HEALTH, syncPolicyWith } from '@strata/argocd';
import type { ApplicationSource, ClusterParameters } from '@strata/argocd';
import type { Manifest } from '@strata/kubernetes';
import { GUEST_ROLE, HOST_ROLE, IDENTITY_LABELS, REGISTRATION_ANNOTATIONS } from '@strata/model';
import { BOOTSTRAP_PROJECT, LOCAL_SERVER } from './projects';

/** Where the bootstrap finds its files, below the base path that a cluster is registered with. */
export interface BootstrapPaths {
  /** The directory of the bootstrap itself. */
  readonly bootstrap: string;
  /** The directory in which each addon has a directory with its ApplicationSet. */
  readonly addons: string;
  /** File name of an ApplicationSet in its addon's directory. */
  readonly applicationSet: string;
}

/** Directories of the bootstrap. */
export const BOOTSTRAP_PARTS = {
  applicationSets: 'applicationsets',
  projects: 'projects',
  /** One directory for each cluster, with what its Argo CD must know about it or its guests. */
  clusters: 'clusters',
  /** One Terraform root for each cluster that runs its own Argo CD. */
  terraform: 'terraform',
} as const;

/** The wave after those of all addons: the promises that requests are made of. */
export const AFTER_ADDONS = '100';

/** The last wave, behind which nothing waits: requests, and registrations of virtual clusters. */
export const LAST = '101';

/** The roles whose clusters have a bootstrap Application, each by a set of its own. */
const ROLES = [HOST_ROLE, GUEST_ROLE] as const;

const setName = (role: (typeof ROLES)[number]): string => `bootstrap-${role}`;

/** Names of the bootstrap ApplicationSets, which Terraform applies. */
export const BOOTSTRAP_SETS = ROLES.map(setName);

/**
 * For every cluster that runs Argo CD one Application that brings the AppProjects, the ApplicationSets of the
 * platform and, wave by wave, those of the addons, and last the registrations of its virtual clusters. It never
 * syncs the predicted Applications, values and manifests beside them.
 */
export function controlPlaneBootstrap(paths: BootstrapPaths): Manifest {
  const { projects, applicationSets, clusters } = BOOTSTRAP_PARTS;
  return bootstrapSet(HOST_ROLE, (parameters) => [
    {
      ...repository(parameters, paths.bootstrap),
      directory: {
        recurse: true,
        include: `{${projects}/*,${applicationSets}/*,${clusters}/${parameters.name}/*}`,
      },
    },
    {
      ...repository(parameters, paths.addons),
      directory: { recurse: true, include: `*/${paths.applicationSet}` },
    },
  ]);
}

/** For every virtual cluster one Application that brings, on its host, the project of its owners. */
export function guestBootstrap(paths: BootstrapPaths): Manifest {
  return bootstrapSet(GUEST_ROLE, (parameters) => [
    repository(parameters, `${paths.bootstrap}/${BOOTSTRAP_PARTS.clusters}/${parameters.name}`),
  ]);
}

function bootstrapSet(
  role: (typeof ROLES)[number],
  sources: (parameters: ClusterParameters) => ApplicationSource[],
): Manifest {
  return applicationSet({
    name: setName(role),
    // The Application of the set brings the set itself: one must not wait for the other.
    annotations: IGNORE_HEALTH,
    generators: [{ selector: { matchLabels: { [IDENTITY_LABELS.role]: role } }, values: {} }],
    template: (parameters) => ({
      metadata: {
        name: `${parameters.name}-bootstrap`,
        labels: { 'app.kubernetes.io/name': 'bootstrap' },
      },
      spec: {
        project: BOOTSTRAP_PROJECT,
        sources: sources(parameters),
        destination: { server: LOCAL_SERVER, namespace: ARGOCD_NAMESPACE },
        syncPolicy: syncPolicyWith(),
      },
    }),
  });
}

/** A directory of this repository as a cluster knows it. */
export function repository(
  parameters: ClusterParameters,
  path: string,
): ApplicationSource & { path: string } {
  const basePath = parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryBasePath);
  return {
    repoURL: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryUrl),
    targetRevision: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryRevision),
    path: `${basePath}/${path}`,
  };
}
