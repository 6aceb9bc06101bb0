/** The chart that a virtual cluster is installed from. */
export const CHART = { repository: 'https://charts.loft.sh', name: 'vcluster' } as const;

/**
 * The version of that chart, for every virtual cluster of the platform. The typed values follow its schema.
 *
 * @see https://github.com/loft-sh/vcluster/blob/main/chart/values.schema.json
 */
// renovate: datasource=helm depName=vcluster registryUrl=https://charts.loft.sh
export const CHART_VERSION = '0.31.0';

/** The image of an etcd whose certificates cert-manager issues; otherwise the chart brings its own. */
export const ETCD_IMAGE = 'registry.k8s.io/etcd';

/** Tag of that image. */
// renovate: datasource=docker depName=registry.k8s.io/etcd
export const ETCD_VERSION = '3.6.8-0';
