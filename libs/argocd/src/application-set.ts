import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from './application';
import type { ApplicationTemplate } from './application';
import { PLACEHOLDERS } from './cluster-parameters';
import type { ClusterParameters } from './cluster-parameters';
import type { LabelSelector } from './label-selector';

/** One use of the cluster generator: clusters by label, and values for all of them. */
export interface ClusterGenerator {
  readonly selector: LabelSelector;
  readonly values: Readonly<Record<string, string>>;
}

/** What an ApplicationSet over clusters is made of. */
export interface ApplicationSetOptions {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly generators: readonly ClusterGenerator[];
  readonly template: (parameters: ClusterParameters) => ApplicationTemplate;
}

/**
 * An ApplicationSet with Go templates that stop at a missing key, and that leaves the deployed objects alone when
 * it is deleted.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/
 */
export function applicationSet({ name, labels, generators, template }: ApplicationSetOptions): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace: ARGOCD_NAMESPACE, ...(labels === undefined ? {} : { labels }) },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: generators.map(({ selector, values }) => ({
        clusters: { selector, ...(Object.keys(values).length === 0 ? {} : { values }) },
      })),
      syncPolicy: { preserveResourcesOnDeletion: true },
      template: template(PLACEHOLDERS),
    },
  };
}
