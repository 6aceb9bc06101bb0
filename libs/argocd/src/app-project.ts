import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from './application';

/** What the Applications of a project may use. */
export interface AppProjectOptions {
  readonly name: string;
  readonly description: string;
  readonly sourceRepos: readonly string[];
  /** Namespaces on every registered cluster. */
  readonly namespaces: readonly string[];
}

/** An Application whose project does not exist yet is refused. */
const BEFORE_APPLICATIONS = { 'argocd.argoproj.io/sync-wave': '-1' };

/**
 * An AppProject that allows the given repositories and namespaces, and cluster-scoped kinds of every group.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function appProject({ name, description, sourceRepos, namespaces }: AppProjectOptions): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: ARGOCD_NAMESPACE, annotations: BEFORE_APPLICATIONS },
    spec: {
      description,
      sourceRepos: sortUnique(sourceRepos),
      destinations: sortUnique(namespaces).map((namespace) => ({ name: '*', namespace, server: '*' })),
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  };
}

const sortUnique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
