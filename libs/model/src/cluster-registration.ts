import type { Facts } from './facts';

/** Labels that every cluster Secret carries because they follow from the identity of the cluster. */
export const IDENTITY_LABELS = {
  name: 'cluster_name',
  role: 'cluster_role',
  environment: 'environment',
} as const;

/** Annotations that every cluster Secret carries and ApplicationSet templates may read. */
export const REGISTRATION_ANNOTATIONS = {
  repositoryUrl: 'addons_repo_url',
  repositoryRevision: 'addons_repo_revision',
  repositoryBasePath: 'addons_repo_basepath',
  domain: 'base_domain',
  argocdNamespace: 'argocd_namespace',
  gatewayNamespace: 'gateway_namespace',
  monitoringNamespace: 'monitoring_namespace',
} as const;

/** The role of clusters that run an Argo CD of their own; all others are registered with the one of their host. */
export const HOST_ROLE = 'control-plane';

/** The role of the virtual clusters that the platform makes on request. */
export const GUEST_ROLE = 'vcluster';

/** The namespace that Argo CD runs in and keeps its Applications in. */
export const ARGOCD_NAMESPACE = 'argocd';

/** The labels derived from a cluster's identity. */
export function identityLabels(name: string, role: string, environment: string): Record<string, string> {
  return {
    [IDENTITY_LABELS.name]: name,
    [IDENTITY_LABELS.role]: role,
    [IDENTITY_LABELS.environment]: environment,
  };
}

/** The annotations derived from a cluster's facts. */
export function registrationAnnotations({
  repository,
  domain,
  gateway,
  monitoring,
}: Pick<Facts, 'repository' | 'domain' | 'gateway' | 'monitoring'>): Record<string, string> {
  return {
    [REGISTRATION_ANNOTATIONS.repositoryUrl]: repository.url,
    [REGISTRATION_ANNOTATIONS.repositoryRevision]: repository.revision,
    [REGISTRATION_ANNOTATIONS.repositoryBasePath]: repository.basePath,
    [REGISTRATION_ANNOTATIONS.domain]: domain,
    [REGISTRATION_ANNOTATIONS.argocdNamespace]: ARGOCD_NAMESPACE,
    [REGISTRATION_ANNOTATIONS.gatewayNamespace]: gateway.namespace,
    [REGISTRATION_ANNOTATIONS.monitoringNamespace]: monitoring.namespace,
  };
}
