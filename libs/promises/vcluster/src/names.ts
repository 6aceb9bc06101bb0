import { PLATFORM_GROUP } from '@strata/kratix';

/** Everything of one virtual cluster that has a name. */
export interface Names {
  /** Namespace on the host. */
  readonly namespace: string;
  /** The Helm release, which is also the Service of the API server and the label of its pods. */
  readonly release: string;
  /** AppProject, Application and the requests for them. */
  readonly argoCD: string;
  /** Secret with the kubeconfig, which vcluster writes. */
  readonly kubeconfigSecret: string;
  /** Item of the secret store that holds its certificates. */
  readonly item: string;
  readonly etcd: string;
}

/** Key of the kubeconfig in its Secret. */
export const KUBECONFIG_KEY = 'config';

/** Label of the namespace, with the name of the virtual cluster. */
export const VCLUSTER_LABEL = `${PLATFORM_GROUP}/vcluster`;

/** The names of a virtual cluster, all of which follow from its own. */
export const namesOf = (name: string): Names => ({
  namespace: `vcluster-${name}`,
  release: name,
  argoCD: `vcluster-${name}`,
  kubeconfigSecret: `vc-${name}`,
  item: `vcluster-${name}`,
  etcd: `${name}-etcd`,
});

/** URL of the API server inside the host cluster. */
export const serverOf = (name: string): string => `https://${name}.${namesOf(name).namespace}.svc`;
