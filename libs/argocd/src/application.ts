import type { Manifest } from '@strata/kubernetes';
import type { SyncPolicy } from './sync-policy';

/** The namespace that Argo CD runs in and keeps its Applications in. */
export const ARGOCD_NAMESPACE = 'argocd';

/** Where an Application's objects come from: a chart, or a directory of a repository. */
export interface ApplicationSource {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly chart?: string;
  readonly path?: string;
  /** Makes the repository readable as `$<ref>` in the value files of other sources. */
  readonly ref?: string;
  readonly helm?: { readonly releaseName: string; readonly valueFiles: readonly string[] };
  readonly directory?: { readonly recurse?: boolean; readonly include?: string };
}

/** The spec of an Argo CD Application. */
export interface ApplicationSpec {
  readonly project: string;
  readonly sources: readonly ApplicationSource[];
  readonly destination: { readonly name: string; readonly namespace: string };
  readonly syncPolicy: SyncPolicy;
}

/** Name, labels and spec: what an ApplicationSet's template gives for one cluster. */
export interface ApplicationTemplate {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: ApplicationSpec;
}

/** The Application object for a template in which every parameter is filled in. */
export function application({ metadata, spec }: ApplicationTemplate): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { ...metadata, namespace: ARGOCD_NAMESPACE },
    spec,
  };
}
