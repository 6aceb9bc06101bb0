import type { Manifest } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from './application';
import type { ApplicationTemplate } from './application';
import { clusters } from './application-set/generators';
import type { Generator, SetFields } from './application-set/types';
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
  readonly annotations?: Readonly<Record<string, string>>;
  /** Clusters by label, or any other generator. */
  readonly generators: readonly (ClusterGenerator | Generator)[];
  readonly template: (parameters: ClusterParameters) => ApplicationTemplate;
  /** Everything else; the deployed objects are left alone unless its sync policy says otherwise. */
  readonly fields?: SetFields;
}

/**
 * An ApplicationSet with Go templates that stop at a missing key, and that leaves the deployed objects alone when
 * it is deleted.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/
 */
export function applicationSet(options: ApplicationSetOptions): Manifest {
  const { name, labels, annotations, generators, template, fields } = options;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: generators.map(generatorOf),
      ...fields,
      syncPolicy: { preserveResourcesOnDeletion: true, ...fields?.syncPolicy },
      template: template(PLACEHOLDERS),
    },
  };
}

function generatorOf(generator: ClusterGenerator | Generator): Generator {
  if (!('values' in generator)) return generator;
  const { selector, values } = generator;
  return clusters({ selector, ...(Object.keys(values).length === 0 ? {} : { values }) });
}
