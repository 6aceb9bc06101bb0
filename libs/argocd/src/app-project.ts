import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';

/** A cluster, by its name or its URL, and a namespace on it. Each may be a glob, and with `!` before it a denial. */
export interface ProjectDestination {
  readonly name?: string;
  readonly server?: string;
  readonly namespace: string;
}

/** What the Applications of a project may use; kinds are written `Kind.group`, or `Kind` for a core one. */
export interface AppProjectOptions {
  readonly name: string;
  readonly description: string;
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly ProjectDestination[];
  /** Cluster-scoped kinds that may be made; all others are refused. */
  readonly clusterKinds: readonly string[];
  /** Kinds in namespaces that may be made; all where it is absent. */
  readonly namespaceKinds?: readonly string[];
  /** Kinds in namespaces that may not be made. */
  readonly deniedNamespaceKinds?: readonly string[];
}

/** An Application whose project does not exist yet is refused. */
const BEFORE_APPLICATIONS = { 'argocd.argoproj.io/sync-wave': '-1' };

/**
 * An AppProject that allows exactly what is given.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function appProject(options: AppProjectOptions): Manifest {
  const { name, description, sourceRepos, destinations, clusterKinds } = options;
  const { namespaceKinds, deniedNamespaceKinds } = options;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: ARGOCD_NAMESPACE, annotations: BEFORE_APPLICATIONS },
    spec: {
      description,
      sourceRepos: sortUnique(sourceRepos),
      destinations: sortDestinations(destinations),
      clusterResourceWhitelist: groupKinds(clusterKinds),
      ...(namespaceKinds === undefined ? {} : { namespaceResourceWhitelist: groupKinds(namespaceKinds) }),
      ...(deniedNamespaceKinds === undefined
        ? {}
        : { namespaceResourceBlacklist: groupKinds(deniedNamespaceKinds) }),
    },
  };
}

const sortUnique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** Argo CD refuses a destination that stands twice. */
function sortDestinations(destinations: readonly ProjectDestination[]): ProjectDestination[] {
  const byKey = new Map(
    destinations.map((each) => [[each.name ?? '', each.server ?? '', each.namespace].join('\0'), each]),
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, destination]) => destination);
}

/** Kinds as Argo CD lists them, sorted by group and kind. */
function groupKinds(kinds: readonly string[]): { group: string; kind: string }[] {
  const pairs = kinds.map((text) => {
    const dot = text.indexOf('.');
    return dot < 0 ? { group: '', kind: text } : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
  });
  const byKey = new Map(pairs.map((pair) => [`${pair.group}\0${pair.kind}`, pair]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
