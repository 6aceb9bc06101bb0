import { filesOf } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import { externalUrlOf } from './chart-values';
import { checkRequest } from './check-request';
import { domainOf } from './cluster-file';
import { DEFAULTS } from './defaults';
import { etcd } from './etcd';
import { isolation } from './isolation';
import { KUBECONFIG_KEY, namesOf, serverOf } from './names';
import { hostNamespace, quota } from './namespace';
import { settingsOf } from './presets';
import type { VClusterSpec } from './schema';
import { argoCDApplication, argoCDProject, clusterRegistration } from './sub-requests';
import { CHART_VERSION } from './versions';

/** Makes a virtual cluster: its namespace with all that confines it, and requests for what Argo CD needs to know. */
export const configure: PipelineFunction<VClusterSpec> = (request, { platform }) => {
  const { metadata, spec } = request;
  const settings = settingsOf(spec);
  checkRequest({ request, settings, platform });
  const { name } = metadata;
  const { type: exposure, address, hostname } = spec.exposure ?? {};
  const isExposed = exposure === 'LoadBalancer';
  return {
    files: filesOf([
      hostNamespace(name, settings),
      ...quota(name, settings, isExposed),
      ...isolation(request, settings, platform),
      ...etcd(name, settings),
      argoCDProject(request, platform),
      argoCDApplication(request, settings, platform),
      clusterRegistration(request, platform),
    ]),
    status: {
      message: `Virtual cluster ${name} in ${namesOf(name).namespace}, preset ${spec.preset ?? DEFAULTS.preset}`,
      namespace: namesOf(name).namespace,
      endpoint: serverOf(name),
      ...(isExposed ? { externalEndpoint: externalUrlOf(spec), address } : {}),
      ...(hostname === undefined ? {} : { hostname }),
      domain: domainOf(request, platform),
      chartVersion: CHART_VERSION,
      ...(spec.kubernetesVersion === undefined ? {} : { kubernetesVersion: spec.kubernetesVersion }),
      backingStore: settings.backingStore.type,
      kubeconfig: {
        secret: namesOf(name).kubeconfigSecret,
        namespace: namesOf(name).namespace,
        key: KUBECONFIG_KEY,
        item: namesOf(name).item,
      },
      argoCD: { project: namesOf(name).argoCD, application: namesOf(name).argoCD, cluster: name },
    },
  };
};
