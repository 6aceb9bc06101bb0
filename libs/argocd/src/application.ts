import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { SyncPolicy } from './sync-policy';

export { ARGOCD_NAMESPACE };

/** Where an Application's objects come from: a chart, or a directory of a repository. */
export interface ApplicationSource {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly chart?: string;
  readonly path?: string;
  /** Makes the repository readable as `$<ref>` in the value files of other sources. */
  readonly ref?: string;
  readonly helm?: {
    readonly releaseName: string;
    readonly valueFiles?: readonly string[];
    /** Values that stand in the Application itself. */
    readonly valuesObject?: Readonly<Record<string, unknown>>;
  };
  readonly directory?: { readonly recurse?: boolean; readonly include?: string };
}

/** A difference between git and the cluster that Argo CD leaves alone. */
export interface IgnoredDifference {
  /** Empty for the core group. */
  readonly group?: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Such as `/spec/replicas`. */
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
  readonly managedFieldsManagers?: readonly string[];
}

/** The spec of an Argo CD Application. */
export interface ApplicationSpec {
  readonly project: string;
  readonly sources: readonly ApplicationSource[];
  readonly destination: {
    /** Name of the cluster; this or its URL. */
    readonly name?: string;
    readonly server?: string;
    readonly namespace: string;
  };
  readonly syncPolicy: SyncPolicy;
  readonly ignoreDifferences?: readonly IgnoredDifference[];
  /** Shown with the Application in the user interface. */
  readonly info?: readonly { readonly name: string; readonly value: string }[];
}

/** Name, labels and spec: what an ApplicationSet's template gives for one cluster. */
export interface ApplicationTemplate {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
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
