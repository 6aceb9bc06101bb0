import { formatPath } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { checkPolicies } from './check-policies';
import { EXAMPLE_CLUSTER, EXAMPLE_FACTS } from './example-place';

/** An object in a table, with the places where one policy finds something. */
export type PolicyCase = readonly [title: string, object: Manifest, ...places: string[]];

/** What one policy finds in an object at the example cluster, each as `path message`. */
export const findingsOf = (code: string, object: Manifest): string[] =>
  checkPolicies({ object, cluster: EXAMPLE_CLUSTER, facts: EXAMPLE_FACTS })
    .filter((problem) => problem.code === code)
    .map(({ path, message }) => `${formatPath(path)} ${message}`);

/** Proves a policy by objects that violate it, with what it says of each, and by objects that it lets be. */
export function provePolicy(
  code: string,
  violating: readonly PolicyCase[],
  fine: readonly PolicyCase[],
): void {
  it.each(violating.map(([title, object, ...places]) => [title, { object, places }] as const))(
    'refuses %s',
    (_, { object, places }) => {
      expect(places).not.toEqual([]);
      expect(findingsOf(code, object)).toEqual(places);
    },
  );

  it.each(fine.map(([title, object]) => [title, { object }] as const))('takes %s', (_, { object }) => {
    expect(findingsOf(code, object)).toEqual([]);
  });
}

/** A workload of a kind with one container, and what else its pods have. */
export function workload(kind: string, container: object, pod: object = {}): Manifest {
  const template = { spec: { containers: [{ name: 'main', ...container }], ...pod } };
  const isBatch = kind === 'Job' || kind === 'CronJob';
  return {
    apiVersion: isBatch ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'web', namespace: 'web' },
    spec: kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template },
  };
}

/** A promise with one pipeline. */
export const promise = (pipeline: object, dependencies: readonly object[] = []): Manifest => ({
  apiVersion: 'platform.kratix.io/v1alpha1',
  kind: 'Promise',
  metadata: { name: 'bucket' },
  spec: {
    api: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'buckets.example.com' },
      spec: {},
    },
    dependencies,
    workflows: {
      resource: {
        configure: [
          {
            apiVersion: 'platform.kratix.io/v1alpha1',
            kind: 'Pipeline',
            metadata: { name: 'configure' },
            spec: pipeline,
          },
        ],
      },
    },
  },
});

/** An Application with this spec. */
export const application = (spec: object): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'web', namespace: 'argocd' },
  spec,
});

/** An ApplicationSet whose template has this spec. */
export const applicationSet = (
  spec: object,
  generators: readonly object[] = [{ clusters: {} }],
): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'web', namespace: 'argocd' },
  spec: { generators, template: { metadata: { name: '{{ .name }}-web' }, spec } },
});

/** An object of the group of roles. */
export const rbac = (kind: string, fields: object): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'web', ...(kind.startsWith('Cluster') ? {} : { namespace: 'web' }) },
  ...fields,
});
