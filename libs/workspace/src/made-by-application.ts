import type { ProvidedObject } from '@strata/checks';
import { isMap } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster } from '@strata/model';

interface ApplicationSpec {
  readonly destination?: { readonly name?: string; readonly server?: string; readonly namespace?: string };
  readonly syncPolicy?: {
    readonly syncOptions?: readonly string[];
    readonly managedNamespaceMetadata?: { readonly labels?: Readonly<Record<string, string>> };
  };
}

/** An Application with the cluster whose Argo CD holds it. */
export interface HeldApplication {
  readonly host: string;
  readonly manifest: Manifest;
}

/** The namespace that Argo CD makes for an Application on a cluster. */
export function madeNamespace(application: HeldApplication, cluster: Cluster): ProvidedObject[] {
  const { syncPolicy } = specOf(application);
  const name = destinationOn(application, cluster);
  if (name === undefined || syncPolicy?.syncOptions?.includes('CreateNamespace=true') !== true) return [];
  const labels = syncPolicy.managedNamespaceMetadata?.labels;
  return [{ kind: 'Namespace', name, ...(labels === undefined ? {} : { labels }) }];
}

/** What an Application whose sources nobody declares may bring: anything, in its namespace. */
export function undeclaredObjects(application: HeldApplication, cluster: Cluster): ProvidedObject[] {
  const namespace = destinationOn(application, cluster);
  return namespace === undefined ? [] : [{ kind: '*', namespace, name: '*' }];
}

/** The namespace that an Application goes to, where it goes to that cluster. */
function destinationOn(application: HeldApplication, cluster: Cluster): string | undefined {
  const { name, server, namespace } = specOf(application).destination ?? {};
  const isReached = application.host === cluster.name || application.host === cluster.host;
  return isReached && (name === cluster.name || (name === undefined && server === cluster.server))
    ? namespace
    : undefined;
}

const specOf = ({ manifest }: HeldApplication): ApplicationSpec =>
  isMap(manifest['spec']) ? manifest['spec'] : {};
