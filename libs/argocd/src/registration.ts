import type { Cluster } from '@strata/model';
import type { RegisteredCluster } from './cluster-parameters';

/** The label that makes a Secret the registration of a cluster. */
export const CLUSTER_SECRET_LABEL = { 'argocd.argoproj.io/secret-type': 'cluster' } as const;

/** The name of the Secret that registers a cluster. */
export const clusterSecretName = (cluster: string): string => `cluster-${cluster}`;

/**
 * What Argo CD knows of a cluster: the labels and annotations of its Secret. Terraform, the ExternalSecrets of
 * virtual clusters and the evaluation of ApplicationSets all read it from here.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export const registrationOf = ({ name, server, labels, annotations }: Cluster): RegisteredCluster => ({
  name,
  server,
  labels: { ...labels, ...CLUSTER_SECRET_LABEL },
  annotations,
});
