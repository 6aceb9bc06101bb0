import { coreObject, customResource, podSecurityLabels } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { namesOf, VCLUSTER_LABEL } from './names';
import type { Settings } from './presets';

/** The namespace on the host that everything of a virtual cluster runs in. */
export function hostNamespace(name: string, { isolation, deletion }: Settings): Manifest {
  const labels = { ...podSecurityLabels(isolation.podSecurity), [VCLUSTER_LABEL]: name };
  const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
  return coreObject(
    'Namespace',
    { name: namesOf(name).namespace, labels, ...(deletion.keepVolumes ? { annotations } : {}) },
    {},
  );
}

/**
 * What everything in that namespace may use together, and what a container gets that asks for nothing: a quota of
 * limits refuses containers without any.
 *
 * @param isExposed whether the API server takes a load balancer beside those of the quota
 */
export function quota(name: string, { isolation }: Settings, isExposed: boolean): Manifest[] {
  const { namespace } = namesOf(name);
  const { requests, limits, storage, pods, services, volumes, loadBalancers } = isolation.quota;
  const { containerDefaults } = isolation;
  return [
    customResource(
      'v1',
      'ResourceQuota',
      { name: 'vcluster', namespace },
      {
        hard: {
          'requests.cpu': requests.cpu,
          'requests.memory': requests.memory,
          'limits.cpu': limits.cpu,
          'limits.memory': limits.memory,
          'requests.storage': storage,
          pods: String(pods),
          services: String(services),
          persistentvolumeclaims: String(volumes),
          'services.loadbalancers': String(loadBalancers + (isExposed ? 1 : 0)),
        },
      },
    ),
    customResource(
      'v1',
      'LimitRange',
      { name: 'vcluster', namespace },
      {
        limits: [
          {
            type: 'Container',
            default: { ...containerDefaults.limits },
            defaultRequest: { ...containerDefaults.requests },
          },
        ],
      },
    ),
  ];
}
