import type { Addon } from './addon';

/** The namespaces that an addon's objects may live in; a `*` at the end stands for any rest. */
export const namespacesOf = ({
  namespace,
  alsoWritesTo = [],
}: Pick<Addon, 'namespace' | 'alsoWritesTo'>): string[] => [namespace.name, ...alsoWritesTo];

/** The cluster-scoped kinds that an addon makes, the namespace that Argo CD makes for it included. */
export const clusterKindsOf = ({
  namespace,
  provides,
}: Pick<Addon, 'namespace'> & {
  readonly provides?: Pick<NonNullable<Addon['provides']>, 'clusterKinds'>;
}): string[] => [...(namespace.create === false ? [] : ['Namespace']), ...(provides?.clusterKinds ?? [])];

/** The repositories that an addon is installed from, this one not included. */
export const repositoriesOf = ({ chart, git }: Pick<Addon, 'chart' | 'git'>): string[] =>
  [chart?.repository, git?.repository].filter((url) => url !== undefined);
