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
  /** URL of its API server. */
  readonly server: string;
  /** The AppProject that the cluster belongs to; absent for a cluster of all. */
  readonly project?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const PLAIN_FIELD = /^[A-Za-z_]\w*$/;

/** Where the parameters of the cluster generator hold what a template may read. */
const MAPS = { label: 'metadata.labels', annotation: 'metadata.annotations', value: 'values' } as const;

type Kind = keyof typeof MAPS;

/** What stops a template, and a prediction, for a cluster without a key. */
const describeMissing = (kind: Kind, key: string): string => `the cluster has no ${kind} ${key}`;

/**
 * A field stops the template where the key is missing. Other keys are read by `index`, which gives an empty text then,
 * so that the template has to stop by itself. Argo CD's maps of labels hold texts alone, which `hasKey` does not take:
 * they become maps of anything on the way through JSON.
 */
const placeholder =
  (kind: Kind) =>
  (key: string): string => {
    if (PLAIN_FIELD.test(key)) return `{{ .${MAPS[kind]}.${key} }}`;
    const map = `.${MAPS[kind]}`;
    const quoted = JSON.stringify(key);
    const fail = `fail ${JSON.stringify(describeMissing(kind, key))}`;
    return `{{ if hasKey (fromJson (toJson ${map})) ${quoted} }}{{ index ${map} ${quoted} }}{{ else }}{{ ${fail} }}{{ end }}`;
  };

/**
 * Go template placeholders for the parameters of the cluster generator.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Cluster/
 */
export const PLACEHOLDERS: ClusterParameters = {
  name: '{{ .name }}',
  label: placeholder('label'),
  annotation: placeholder('annotation'),
  value: placeholder('value'),
};

/**
 * The parameters of a real cluster.
 *
 * @throws Error for a key that the cluster lacks, where the template would stop too
 */
export function parametersOf(
  cluster: Omit<RegisteredCluster, 'server'>,
  values: Readonly<Record<string, string>>,
): ClusterParameters {
  const read = (map: Readonly<Record<string, string>>, kind: Kind) => (key: string) => {
    const value = Object.hasOwn(map, key) ? map[key] : undefined;
    if (value === undefined) throw new Error(`${cluster.name}: ${describeMissing(kind, key)}`);
    return value;
  };
  return {
    name: cluster.name,
    label: read(cluster.labels, 'label'),
    annotation: read(cluster.annotations, 'annotation'),
    value: read(values, 'value'),
  };
}
