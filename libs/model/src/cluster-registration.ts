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
  domain: 'base_domain',
} as const;

/** The labels derived from a cluster's identity. */
export function identityLabels(name: string, role: string, environment: string): Record<string, string> {
  return {
    [IDENTITY_LABELS.name]: name,
    [IDENTITY_LABELS.role]: role,
    [IDENTITY_LABELS.environment]: environment,
  };
}

/** The annotations derived from a cluster's facts. */
export function registrationAnnotations(facts: Facts): Record<string, string> {
  return {
    [REGISTRATION_ANNOTATIONS.repositoryUrl]: facts.repository.url,
    [REGISTRATION_ANNOTATIONS.repositoryRevision]: facts.repository.revision,
    [REGISTRATION_ANNOTATIONS.domain]: facts.domain,
  };
}
