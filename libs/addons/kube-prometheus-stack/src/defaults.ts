import { layer } from '@strata/addon';
import { lokiDatasource } from './loki-datasource';
import { GRAFANA_ADMIN, HOSTS, NAMESPACE } from './names';
import type { KubePrometheusStackConfig } from './schema';
import { volumeOf } from './volume';

/** Share of the volume that samples may fill; the rest is for the write-ahead log and compaction. */
const USABLE = 0.85;

/** Everything scraped that has a monitor, Talos' control plane included; virtual clusters push. */
export const defaults = layer<KubePrometheusStackConfig>(
  {
    version: '88.6.4',
    prometheus: { retentionDays: 15, sizeGi: 30, memory: '1Gi' },
    alertmanager: { replicas: ({ facts }) => facts.replicas, sizeGi: 1 },
    grafana: { sizeGi: 2 },
    values: {
      // Other addons bring monitors before the operator comes: its definitions are an addon of their own.
      crds: { enabled: false },
      prometheus: {
        prometheusSpec: {
          // Virtual clusters push through the Service; a second replica would get half of their samples.
          replicas: 1,
          enableRemoteWriteReceiver: true,
          externalUrl: ({ facts }) => `https://${HOSTS.prometheus}.${facts.domain}`,
          externalLabels: { cluster: ({ cluster }) => cluster.name },
          retention: ({ $ }) => `${$.prometheus.retentionDays}d`,
          retentionSize: ({ $ }) => `${Math.floor($.prometheus.sizeGi * USABLE * 1024)}MiB`,
          // An agent that was cut off sends what it kept.
          tsdb: { outOfOrderTimeWindow: '30m' },
          storageSpec: ({ $, facts }) => volumeOf(facts, $.prometheus.sizeGi),
          resources: {
            requests: { cpu: '200m', memory: ({ $ }) => $.prometheus.memory },
            limits: { memory: ({ $ }) => $.prometheus.memory },
          },
          // Monitors and rules of every addon count, whatever their labels.
          serviceMonitorSelectorNilUsesHelmValues: false,
          podMonitorSelectorNilUsesHelmValues: false,
          probeSelectorNilUsesHelmValues: false,
          scrapeConfigSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
        },
      },
      alertmanager: {
        alertmanagerSpec: {
          replicas: ({ $ }) => $.alertmanager.replicas,
          externalUrl: ({ facts }) => `https://${HOSTS.alertmanager}.${facts.domain}`,
          storage: ({ $, facts }) => volumeOf(facts, $.alertmanager.sizeGi),
          resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        },
        podDisruptionBudget: { enabled: ({ $ }) => $.alertmanager.replicas > 1 },
      },
      grafana: {
        admin: {
          existingSecret: GRAFANA_ADMIN.secret,
          userKey: GRAFANA_ADMIN.userKey,
          passwordKey: GRAFANA_ADMIN.passwordKey,
        },
        'grafana.ini': {
          server: { root_url: ({ facts }) => `https://${HOSTS.grafana}.${facts.domain}` },
          analytics: { reporting_enabled: false, check_for_updates: false },
        },
        additionalDataSources: (inputs) => lokiDatasource(inputs),
        persistence: {
          enabled: true,
          storageClassName: ({ facts }) => facts.storage.configClass,
          size: ({ $ }) => `${$.grafana.sizeGi}Gi`,
        },
        // Two pods must never write to one SQLite file, and a volume of the NFS server belongs to its writer already.
        deploymentStrategy: { type: 'Recreate' },
        initChownData: { enabled: false },
        resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '512Mi' } },
        sidecar: { resources: { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '192Mi' } } },
      },
      prometheusOperator: {
        resources: { requests: { cpu: '20m', memory: '96Mi' }, limits: { memory: '256Mi' } },
        prometheusConfigReloader: {
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        },
      },
      'kube-state-metrics': {
        resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      },
      'prometheus-node-exporter': {
        resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '96Mi' } },
      },
      kubeEtcd: { endpoints: ({ cluster }) => cluster.network.controlPlane },
      // Talos runs both as static pods that only their nodes' addresses lead to, with certificates of their own.
      kubeControllerManager: {
        endpoints: ({ cluster }) => cluster.network.controlPlane,
        serviceMonitor: { https: true, insecureSkipVerify: true },
      },
      kubeScheduler: {
        endpoints: ({ cluster }) => cluster.network.controlPlane,
        serviceMonitor: { https: true, insecureSkipVerify: true },
      },
      // On Talos it answers on the loopback address of its node only.
      kubeProxy: { enabled: false },
    },
  },
  ({ facts }) =>
    facts.monitoring.namespace === NAMESPACE ||
    `the fact monitoring.namespace is "${facts.monitoring.namespace}", but Prometheus lives in "${NAMESPACE}"`,
);
