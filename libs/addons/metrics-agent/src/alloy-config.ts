/** What the pipeline depends on. */
export interface MetricsPipeline {
  /** Remote-write endpoint of Prometheus. */
  readonly url: string;
  /** Value of the label `cluster` on every sample. */
  readonly cluster: string;
  readonly scrapeIntervalSeconds: number;
  readonly monitors: boolean;
}

const RECEIVER = 'prometheus.remote_write.platform.receiver';

/** A string of Alloy's language, whose escapes are those of JSON. */
const quote = (text: string): string => JSON.stringify(text);

/**
 * The pipeline of a virtual cluster: follow its monitors, scrape annotated pods, push to the host's Prometheus.
 *
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.servicemonitors/
 */
export function alloyConfig({ url, cluster, scrapeIntervalSeconds, monitors }: MetricsPipeline): string {
  const interval = quote(`${scrapeIntervalSeconds}s`);
  return [
    ...(monitors ? ['servicemonitors', 'podmonitors'].map((kind) => followMonitors(kind, interval)) : []),
    scrapeAnnotatedPods(interval),
    `prometheus.remote_write "platform" {
  endpoint {
    url = ${quote(url)}
  }

  external_labels = { cluster = ${quote(cluster)} }
}
`,
  ].join('\n');
}

const followMonitors = (kind: string, interval: string): string => `prometheus.operator.${kind} "all" {
  forward_to = [${RECEIVER}]

  scrape {
    default_scrape_interval = ${interval}
  }
}
`;

const scrapeAnnotatedPods = (interval: string): string => `discovery.kubernetes "pods" {
  role = "pod"
}

discovery.relabel "annotated" {
  targets = discovery.kubernetes.pods.targets

  rule {
    source_labels = ["__meta_kubernetes_pod_annotation_prometheus_io_scrape"]
    regex         = "true"
    action        = "keep"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_phase"]
    regex         = "Succeeded|Failed"
    action        = "drop"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_annotation_prometheus_io_path"]
    regex         = "(.+)"
    target_label  = "__metrics_path__"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_ip", "__meta_kubernetes_pod_annotation_prometheus_io_port"]
    separator     = ":"
    regex         = "(.+:[0-9]+)"
    target_label  = "__address__"
  }

  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    target_label  = "namespace"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_name"]
    target_label  = "pod"
  }
}

prometheus.scrape "annotated" {
  targets         = discovery.relabel.annotated.output
  forward_to      = [${RECEIVER}]
  scrape_interval = ${interval}
}
`;
