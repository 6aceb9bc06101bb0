import { stringMap } from '@strata/go-template';
import type { RegisteredCluster } from '../cluster-parameters';
import { findSelectorErrors, matchesSelector } from '../label-selector';
import { CLUSTER_SECRET_LABEL } from '../registration';
import type { FieldPath, Parameters } from './evaluation';
import { invalid } from './evaluation-error';
import { addValues } from './generator-context';
import type { GeneratorContext } from './generator-context';
import { ownList } from './own-list';
import { readFlag, readSelector } from './read-fields';
import { sanitizeName } from './sanitize-name';

/** The cluster that Argo CD runs in, which it knows without a Secret. */
export const LOCAL_CLUSTER = { name: 'in-cluster', server: 'https://kubernetes.default.svc' } as const;

/**
 * Parameters of the registered clusters that the selector matches. Without a selector the local cluster follows,
 * unless it is registered; it has no metadata.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export function generateClusters(
  fields: Readonly<Record<string, unknown>>,
  path: FieldPath,
  context: GeneratorContext,
): Parameters[] {
  const { matchLabels, matchExpressions = [] } = readSelector(fields, 'selector', path);
  const selector = { matchLabels: { ...matchLabels, ...CLUSTER_SECRET_LABEL }, matchExpressions };
  const [error] = findSelectorErrors(selector);
  if (error !== undefined) throw invalid([...path, 'selector'], error);
  const byName = new Map(
    context.world.clusters
      .map((cluster) => ({ ...cluster, labels: { ...cluster.labels, ...CLUSTER_SECRET_LABEL } }))
      .filter(({ labels }) => matchesSelector(labels, selector))
      .map((cluster) => [cluster.name, cluster]),
  );
  const matched = [...byName.values()];
  const all = Object.keys(matchLabels ?? {}).length + matchExpressions.length === 0;
  const found = matched.map((cluster) => ({ cluster: cluster.name, values: parametersOfCluster(cluster) }));
  if (all && !matched.some(({ server }) => server === LOCAL_CLUSTER.server)) {
    found.push({ cluster: LOCAL_CLUSTER.name, values: LOCAL_PARAMETERS });
  }
  const complete = found.map((parameters) => addValues(parameters, fields, path, context));
  return readFlag(fields, 'flatList', path)
    ? [{ values: { clusters: ownList(complete.map(({ values }) => values)) } }]
    : complete;
}

const LOCAL_PARAMETERS: Record<string, unknown> = {
  ...LOCAL_CLUSTER,
  nameNormalized: LOCAL_CLUSTER.name,
  project: '',
};

const parametersOfCluster = (cluster: RegisteredCluster): Record<string, unknown> => ({
  name: cluster.name,
  nameNormalized: sanitizeName(cluster.name),
  server: cluster.server,
  project: cluster.project ?? '',
  metadata: {
    ...(Object.keys(cluster.annotations).length === 0 ? {} : { annotations: stringMap(cluster.annotations) }),
    labels: stringMap(cluster.labels),
  },
});
