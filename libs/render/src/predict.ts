import { selectorOf } from '@strata/addon';
import type { Addon, NamespaceOptions } from '@strata/addon';
import { application, applicationSet, parametersOf, SYNC_WAVE, syncPolicyWith } from '@strata/argocd';
import type {
  ApplicationSource,
  ApplicationSpec,
  ApplicationTemplate,
  ClusterGenerator,
  ClusterParameters,
  RolloutStrategy,
  SyncPolicy,
} from '@strata/argocd';
import { podSecurityLabels } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { IDENTITY_LABELS, REGISTRATION_ANNOTATIONS } from '@strata/model';
import type { Cluster } from '@strata/model';
import omit from 'lodash/omit';
import { belowRendered, clusterDirectory, FILES } from './lay-out';

/** One cluster that an addon is deployed on, with the version it gets there. */
export interface Deployment {
  readonly cluster: Cluster;
  /** Absent for an addon that has manifests only. */
  readonly version?: string;
}

const VERSION = 'version';

/** The template of an addon's Applications, for placeholders or for one real cluster. */
export function applicationTemplate(addon: Addon, parameters: ClusterParameters): ApplicationTemplate {
  const { name, namespace, project, ignoreDifferences = [] } = addon;
  const { labels, annotations } = addon.applicationMetadata?.(parameters) ?? {};
  return {
    metadata: {
      name: applicationName(name, parameters.name),
      labels: { ...usualLabels(addon, parameters), ...labels },
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      project,
      sources: sourcesOf(addon, parameters),
      destination: { name: parameters.name, namespace: namespace.name },
      syncPolicy: syncPolicyWith(namespaceSync(namespace), addon.syncPolicy),
      ...(ignoreDifferences.length === 0 ? {} : explainIgnored(ignoreDifferences)),
    },
  };
}

/** The labels that every Application has. */
export const usualLabels = (
  { name, project }: Pick<Addon, 'name' | 'project'>,
  parameters: ClusterParameters,
): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': project,
  environment: parameters.label(IDENTITY_LABELS.environment),
});

/** What is ignored, and why, where whoever wonders about it looks. */
function explainIgnored(
  differences: NonNullable<Addon['ignoreDifferences']>,
): Pick<ApplicationSpec, 'ignoreDifferences' | 'info'> {
  return {
    ignoreDifferences: differences.map((difference) => omit(difference, 'reason')),
    info: differences.map(({ group, kind, reason }) => ({
      name: `differences of ${kind}${group === undefined || group === '' ? '' : `.${group}`} are ignored`,
      value: reason,
    })),
  };
}

/** The name of an addon's Application on a cluster. */
export const applicationName = (addon: string, cluster: string): string => `${cluster}-${addon}`;

/**
 * Argo CD makes the namespace before anything else, hooks of the chart included; as an object among the others it
 * would come after those hooks, which could then never run.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace
 */
function namespaceSync({ create = true, podSecurity = 'baseline' }: NamespaceOptions): SyncPolicy {
  if (!create) return {};
  const labels = podSecurityLabels(podSecurity);
  return { managedNamespaceMetadata: { labels }, syncOptions: ['CreateNamespace=true'] };
}

/**
 * The chart or other repository, and the addon's directory on the cluster in this one. The directory always exists,
 * so that a cluster without objects of its own syncs too.
 */
function sourcesOf({ name, chart, git }: Addon, parameters: ClusterParameters): ApplicationSource[] {
  const basePath = parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryBasePath);
  const directory = `${basePath}/${belowRendered(clusterDirectory(name, parameters.name))}`;
  const own = {
    repoURL: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryUrl),
    targetRevision: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryRevision),
    path: directory,
    directory: { recurse: true, include: `${FILES.manifests}/*` },
  };
  if (chart !== undefined) {
    const source = {
      repoURL: chart.repository,
      chart: chart.name,
      targetRevision: parameters.value(VERSION),
      helm: { releaseName: name, valueFiles: [`$values/${directory}/${FILES.values}`] },
    };
    return [source, { ...own, ref: 'values' }];
  }
  if (git === undefined) return [own];
  return [{ repoURL: git.repository, path: git.path, targetRevision: parameters.value(VERSION) }, own];
}

/**
 * The ApplicationSet that deploys an addon on its clusters.
 *
 * @param wave the sync wave in which the bootstrap Application brings it
 */
export function predictApplicationSet(
  addon: Addon,
  deployments: readonly Deployment[],
  wave: number,
): Manifest {
  return applicationSet({
    name: addon.name,
    labels: { 'app.kubernetes.io/part-of': addon.project },
    ...(wave === 0 ? {} : { annotations: { [SYNC_WAVE]: String(wave) } }),
    generators: generatorsOf(addon, deployments),
    template: (parameters) => applicationTemplate(addon, parameters),
    ...(addon.rollout === undefined ? {} : { fields: { strategy: strategyOf(addon.rollout) } }),
  });
}

/** The strategy of an ApplicationSet that rolls out by steps. */
export const strategyOf = (steps: NonNullable<Addon['rollout']>): RolloutStrategy => ({
  type: 'RollingSync',
  rollingSync: { steps },
});

/** The Application that the set generates for one cluster. */
export function predictApplication(addon: Addon, { cluster, version }: Deployment): Manifest {
  const values: Record<string, string> = version === undefined ? {} : { [VERSION]: version };
  return application(applicationTemplate(addon, parametersOf(cluster, values)));
}

/**
 * One generator where all clusters get the same version; otherwise one for each environment, and one for each
 * cluster of an environment that has several versions. No cluster is selected twice.
 */
function generatorsOf(addon: Addon, deployments: readonly Deployment[]): ClusterGenerator[] {
  const selector = selectorOf(addon.placement);
  const narrowed = (labels: Record<string, string>, version: string | undefined): ClusterGenerator => ({
    selector:
      Object.keys(labels).length === 0
        ? selector
        : { ...selector, matchLabels: { ...selector.matchLabels, ...labels } },
    values: version === undefined ? {} : { [VERSION]: version },
  });
  const [first] = deployments;
  if (deployments.every(({ version }) => version === first?.version)) return [narrowed({}, first?.version)];
  const environments = [...new Set(deployments.map(({ cluster }) => cluster.environment))].sort();
  return environments.flatMap((environment) => {
    const inEnvironment = deployments
      .filter(({ cluster }) => cluster.environment === environment)
      .sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
    const [{ version }] = inEnvironment as [Deployment];
    const byEnvironment = { [IDENTITY_LABELS.environment]: environment };
    if (inEnvironment.every((deployment) => deployment.version === version))
      return [narrowed(byEnvironment, version)];
    return inEnvironment.map((deployment) =>
      narrowed({ ...byEnvironment, [IDENTITY_LABELS.name]: deployment.cluster.name }, deployment.version),
    );
  });
}
