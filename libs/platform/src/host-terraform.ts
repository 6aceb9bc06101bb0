import { isPlacedOn } from '@strata/addon';
import type { PlatformAddon } from './platform-addon';
import { registrationOf } from '@strata/argocd';
import { podSecurityLabels } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import { hostBootstrap } from './host-bootstrap';
import type { BootstrapNamespace } from './host-bootstrap';
import type { PlatformCluster } from './platform-cluster';

/** Rendered files that the bootstrap of a host reads, as paths from its own directory. */
export interface HostFiles {
  readonly projects: readonly string[];
  readonly applicationSets: readonly string[];
  /** The predicted Application of an addon on the host. */
  readonly application: (addon: string) => string;
  /** The values of an addon's chart on the host. */
  readonly values: (addon: string) => string;
}

/**
 * The Terraform configuration of a host: Argo CD by the addon that manages it later, the Secrets that addons need
 * before any store can bring them, and their namespaces.
 *
 * @returns undefined where no addon brings Argo CD
 */
export function hostTerraform(
  { cluster, facts }: PlatformCluster,
  addons: readonly PlatformAddon[],
  files: HostFiles,
): object | undefined {
  const here = addons.filter((addon) => isPlacedOn(addon, cluster));
  const argoCd = here.find(({ namespace }) => namespace.name === ARGOCD_NAMESPACE);
  if (argoCd === undefined) return undefined;
  const needing = here.filter(({ bootstrapSecrets }) => bootstrapSecrets !== undefined);
  return hostBootstrap({
    cluster: registrationOf(cluster),
    argocdNamespace: ARGOCD_NAMESPACE,
    namespaces: namespacesOf([...new Set([argoCd, ...needing])]),
    argoCd: { application: files.application(argoCd.name), values: files.values(argoCd.name) },
    secrets: needing.flatMap(({ namespace, bootstrapSecrets }) =>
      (bootstrapSecrets?.(facts) ?? []).map((secret) => ({ ...secret, namespace: namespace.name })),
    ),
    projects: files.projects,
    applicationSets: files.applicationSets,
  });
}

/** The namespaces of addons, with the labels that Argo CD will give them. */
function namespacesOf(addons: readonly PlatformAddon[]): BootstrapNamespace[] {
  const labels = new Map(
    addons.map(({ namespace: { name, podSecurity = 'baseline' } }) => [name, podSecurityLabels(podSecurity)]),
  );
  return [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => ({ name, labels: each }));
}
