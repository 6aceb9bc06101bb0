/**
 * What a template may read of a cluster. The same template function gives the ApplicationSet's template when it
 * reads placeholders, and the predicted Application when it reads a real cluster.
 */
export interface ClusterParameters {
  readonly name: string;
  label(key: string): string;
  annotation(key: string): string;
  /** A value that the generator sets for its clusters. */
  value(key: string): string;
}

/** What the cluster generator knows of one registered cluster. */
export interface RegisteredCluster {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const PLAIN_FIELD = /^[A-Za-z_]\w*$/;

const placeholder = (map: string, key: string): string =>
  PLAIN_FIELD.test(key) ? `{{ .${map}.${key} }}` : `{{ index .${map} ${JSON.stringify(key)} }}`;

/**
 * Go template placeholders for the parameters of the cluster generator; `index` reads keys that are no identifier.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export const PLACEHOLDERS: ClusterParameters = {
  name: '{{ .name }}',
  label: (key) => placeholder('metadata.labels', key),
  annotation: (key) => placeholder('metadata.annotations', key),
  value: (key) => placeholder('values', key),
};

/**
 * The parameters of a real cluster.
 *
 * @throws Error for a key that the cluster lacks, as Argo CD does with missingkey=error
 */
export function parametersOf(
  cluster: RegisteredCluster,
  values: Readonly<Record<string, string>>,
): ClusterParameters {
  const read = (map: Readonly<Record<string, string>>, kind: string) => (key: string) => {
    if (!Object.hasOwn(map, key)) throw new Error(`cluster ${cluster.name} has no ${kind} ${key}`);
    return map[key] as string;
  };
  return {
    name: cluster.name,
    label: read(cluster.labels, 'label'),
    annotation: read(cluster.annotations, 'annotation'),
    value: read(values, 'value'),
  };
}
