/** What the pipeline depends on. */
export interface LogPipeline {
  /** Push endpoint of Loki. */
  readonly url: string;
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;
  readonly excludedNamespaces: readonly string[];
}

/** Labels of a line, and the discovered fact that each takes its value from. */
const LABELS: Readonly<Record<string, string>> = {
  namespace: '__meta_kubernetes_namespace',
  pod: '__meta_kubernetes_pod_name',
  container: '__meta_kubernetes_pod_container_name',
  node: '__meta_kubernetes_pod_node_name',
  app: '__meta_kubernetes_pod_label_app_kubernetes_io_name',
};

/** A string of Alloy's language, whose escapes are those of JSON. */
const quote = (text: string): string => JSON.stringify(text);

/**
 * The pipeline of one node: find its pods, name their lines, read them through the API server, push them. Reading
 * that way needs neither root nor the node's file system.
 *
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes/
 */
export function alloyConfig({ url, cluster, excludedNamespaces }: LogPipeline): string {
  const labels = Object.entries(LABELS).map(([label, source]) =>
    rule([`source_labels = [${quote(source)}]`, `target_label  = ${quote(label)}`]),
  );
  return `// The chart sets HOSTNAME to the name of the node.
discovery.kubernetes "pods" {
  role = "pod"

  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets

${[...exclusion(excludedNamespaces), ...labels].join('\n\n')}
}

loki.source.kubernetes "pods" {
  targets    = discovery.relabel.pods.output
  forward_to = [loki.write.platform.receiver]
}

loki.write "platform" {
  endpoint {
    url = ${quote(url)}
  }

  external_labels = { cluster = ${quote(cluster)} }
}
`;
}

function exclusion(namespaces: readonly string[]): string[] {
  if (namespaces.length === 0) return [];
  const source = `source_labels = ["__meta_kubernetes_namespace"]`;
  return [rule([source, `regex         = ${quote(namespaces.join('|'))}`, `action        = "drop"`])];
}

const rule = (lines: readonly string[]): string =>
  ['  rule {', ...lines.map((line) => `    ${line}`), '  }'].join('\n');
