/**
 * Exact versions of what Terraform and OpenTofu install to bootstrap a cluster, by the names that the
 * configuration gives them.
 *
 * @see https://registry.terraform.io/browse/providers
 */
export const PROVIDER_VERSIONS = {
  // renovate: datasource=terraform-provider depName=hashicorp/kubernetes
  kubernetes: '3.2.1',
  // renovate: datasource=terraform-provider depName=hashicorp/helm
  helm: '3.3.0',
  // renovate: datasource=terraform-provider depName=alekc/kubectl
  kubectl: '2.4.1',
} as const;

/** Where the providers come from. */
export const PROVIDER_SOURCES = {
  kubernetes: 'hashicorp/kubernetes',
  helm: 'hashicorp/helm',
  kubectl: 'alekc/kubectl',
} as const;

/** The first versions of both that keep write-only arguments out of the state. */
export const REQUIRED_VERSION = '>= 1.11.0';
