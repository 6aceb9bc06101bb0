import { requestOf } from '@strata/kratix';
import type { PipelineObject, PlatformContext } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { chartValues } from './chart-values';
import { checkValues } from './check-values';
import { guestClusterOf } from './cluster-file';
import { namesOf } from './names';
import type { Settings } from './presets';
import type { VClusterSpec } from './schema';
import { CHART, CHART_VERSION } from './versions';

/** A request for the AppProject of one virtual cluster: its chart into its namespace, and what the chart needs beside. */
export function argoCDProject(
  { metadata }: PipelineObject<VClusterSpec>,
  platform: PlatformContext,
): Manifest {
  const { namespace, argoCD } = namesOf(metadata.name);
  return requestOf('ArgoCDProject', argoCD, {
    description: `The virtual cluster ${metadata.name}`,
    repositories: [CHART.repository],
    destinations: [{ cluster: platform.cluster.name, namespaces: [namespace] }],
    // What it reads of the host: storage classes, definitions, issuers and stores.
    clusterKinds: ['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
  });
}

/** A request for the Application that installs the chart. */
export function argoCDApplication(
  { metadata, spec }: PipelineObject<VClusterSpec>,
  settings: Settings,
  platform: PlatformContext,
): Manifest {
  const { namespace, argoCD, release } = namesOf(metadata.name);
  const values = chartValues({ name: metadata.name, spec, settings });
  const [problem] = checkValues(values);
  // The schema of the chart is closed: the release would fail in the cluster.
  if (problem !== undefined)
    throw new Error(`values of the chart: ${problem.path.join('.')} ${problem.message}`);
  return requestOf('ArgoCDApplication', argoCD, {
    project: argoCD,
    destination: { cluster: platform.cluster.name, namespace },
    chart: {
      ...CHART,
      version: CHART_VERSION,
      releaseName: release,
      values,
    },
  });
}

/**
 * A request to register the virtual cluster with the Argo CD of the host, with the labels and annotations that the
 * inventory derives. The certificates come from the Secret that vcluster writes.
 */
export function clusterRegistration(
  request: PipelineObject<VClusterSpec>,
  platform: PlatformContext,
): Manifest {
  const { name, server, labels, annotations } = guestClusterOf(request, platform);
  const { namespace, kubeconfigSecret, item } = namesOf(name);
  return requestOf('ArgoCDClusterRegistration', name, {
    server,
    labels,
    annotations,
    source: { secret: kubeconfigSecret, namespace },
    item,
  });
}
