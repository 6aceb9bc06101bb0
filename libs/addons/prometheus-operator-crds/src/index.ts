import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { schema } from './schema';

export type { PrometheusOperatorCrdsConfig } from './schema';

/**
 * The CustomResourceDefinitions of the Prometheus operator. They come before everything that brings a monitor, while
 * the operator itself comes after the storage, secrets and routes that it uses, some of which bring monitors.
 *
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/main/example/prometheus-operator-crd
 */
export default defineAddon({
  name: 'prometheus-operator-crds',
  description: 'Definitions of the Prometheus operator: monitors, rules, Prometheus and Alertmanager',
  project: 'platform',
  // Its objects are cluster-scoped: no namespace is its own.
  namespace: { name: 'kube-system', create: false },
  // A virtual cluster has no operator; its agent scrapes annotated pods.
  placement: { roles: ['control-plane'] },
  provides: {
    definitions: [
      'Alertmanager.monitoring.coreos.com',
      'AlertmanagerConfig.monitoring.coreos.com',
      'PodMonitor.monitoring.coreos.com',
      'Probe.monitoring.coreos.com',
      'Prometheus.monitoring.coreos.com',
      'PrometheusAgent.monitoring.coreos.com',
      'PrometheusRule.monitoring.coreos.com',
      'ScrapeConfig.monitoring.coreos.com',
      'ServiceMonitor.monitoring.coreos.com',
      'ThanosRuler.monitoring.coreos.com',
    ],
    clusterKinds: ['CustomResourceDefinition.apiextensions.k8s.io'],
  },
  schema,
  defaults,
  git: {
    repository: 'https://github.com/prometheus-operator/prometheus-operator',
    path: 'example/prometheus-operator-crd',
  },
  // A pruned definition takes every monitor and rule of the cluster with it, and Prometheus itself.
  syncPolicy: { automated: { prune: false } },
});
