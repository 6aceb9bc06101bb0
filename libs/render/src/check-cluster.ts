import { CLUSTER_SECRET_LABEL } from '@strata/argocd';
import { validateSchema } from '@strata/schema';
import type { SchemaProblem } from '@strata/schema';
import { formatPath } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { CLUSTER_SCHEMA, HOST_ROLE, IDENTITY_LABELS, REGISTRATION_ANNOTATIONS, suggest } from '@strata/model';
import type { ClusterFile, Issue, Location } from '@strata/model';
import { clusterFile } from './cluster-file';
import { locationOf } from './location';

import type { Inventory } from './platform';

/** What is wrong with the file that defines a cluster. */
export function checkCluster(
  source: Layer,
  { environment, name }: { readonly environment: string; readonly name: string },
  inventory: Inventory,
  layerOf: (file: string) => Layer | undefined,
): Issue[] {
  const issues = [...checkFields(source, environment, name, inventory)];
  if (issues.length > 0) return issues;
  const { host } = source.fields as ClusterFile;
  return checkHost(source, host === undefined ? undefined : layerOf(clusterFile(environment, host)));
}

function* checkFields(
  source: Layer,
  environment: string,
  name: string,
  inventory: Inventory,
): Generator<Issue> {
  const { fields, origin } = source;
  for (const problem of validateSchema(CLUSTER_SCHEMA, fields)) {
    yield describeField(problem, locationOf(origin, problem.path));
  }
  yield* checkDerived(source);
  const { role, host } = fields;
  if (typeof role === 'string' && !inventory.roles.includes(role)) {
    const remedy = suggest(role, inventory.roles);
    yield {
      code: 'STR204',
      message: `the role "${role}" is not known`,
      location: locationOf(origin, ['role']),
      remedy,
    };
  }
  const neighbours = inventory.clusters
    .filter((cluster) => cluster.environment === environment && cluster.name !== name)
    .map((cluster) => cluster.name);
  if (typeof host === 'string' && !neighbours.includes(host)) {
    const message = `the host cluster "${host}" is not in the environment ${environment}`;
    yield {
      code: 'STR206',
      message,
      location: locationOf(origin, ['host']),
      remedy: suggest(host, neighbours) || undefined,
    };
  }
}

/** A cluster whose Applications no Argo CD would make: every one runs its own, or is registered with that of its host. */
function checkHost({ fields, origin }: Layer, hostLayer: Layer | undefined): Issue[] {
  const { role, host } = fields as ClusterFile;
  const report = (field: string, message: string): Issue[] => [
    { code: 'STR206', message, location: locationOf(origin, [field]), remedy: HOST_REMEDY },
  ];
  if (host === undefined) {
    if (role === HOST_ROLE) return [];
    return report('role', `a cluster of the role ${role} has no Argo CD of its own, and no host`);
  }
  if (role === HOST_ROLE)
    return report('host', `a cluster of the role ${role} runs its own Argo CD and has no host`);
  const isGuest = hostLayer?.fields['host'] !== undefined && hostLayer.fields['role'] !== HOST_ROLE;
  return isGuest ? report('host', `the host "${host}" is a virtual cluster itself`) : [];
}

const HOST_REMEDY = `Name a cluster of the role ${HOST_ROLE} in the same environment as \`host\`.`;

const DERIVED = {
  labels: [...Object.values<string>(IDENTITY_LABELS), ...Object.keys(CLUSTER_SECRET_LABEL)],
  annotations: Object.values<string>(REGISTRATION_ANNOTATIONS),
};

/** Labels and annotations that follow from the identity of a cluster or from facts, given all the same. */
function checkDerived({ fields, origin }: Layer): Issue[] {
  return (['labels', 'annotations'] as const).flatMap((field) => {
    const given = Object.keys(fields[field] ?? {});
    return DERIVED[field]
      .filter((key) => given.includes(key))
      .map((key) => ({
        code: 'STR216',
        message: `${formatPath([field, key])} follows from what the cluster is`,
        location: locationOf(origin, [field, key]),
      }));
  });
}

/** A problem of a definition or of facts as an issue. */
export function describeField(
  { path, message, known }: SchemaProblem,
  location: Location | undefined,
): Issue {
  const remedy = known === undefined ? undefined : suggest(String(path.at(-1)), known) || undefined;
  return { code: 'STR203', message: `${formatPath(path)} ${message}`, location, remedy };
}
