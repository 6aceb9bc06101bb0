import { projectAllows } from '@strata/argocd';
import type { ProjectObject } from '@strata/argocd';
import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import type { ArgoCdInstance, Claim } from '@strata/render';
import { definitionOf } from './definition-of';
import type { ClusterParts } from './cluster-objects';

/** An Application on one Argo CD, and the objects that it brings where they are known. */
interface Placed {
  readonly application: Manifest;
  readonly owner: string;
  readonly objects: readonly ProjectObject[];
}

/**
 * What AppProjects do not permit the Applications that go to a cluster, and those that are written for it where it has an
 * Argo CD: repositories, destinations and kinds; and projects that do not exist.
 *
 * @param host the cluster with the Argo CD
 */
export function checkProjects(own: ClusterParts, host: ClusterParts, instance: ArgoCdInstance): Issue[] {
  const known = new Map(
    host.parts
      .flatMap(({ objects }) => objects)
      .filter(({ manifest }) => groupKindOf(manifest) === 'AppProject.argoproj.io')
      .map(({ manifest }) => [manifest.metadata.name, manifest] as const),
  );
  return applicationsTo(own, host, instance).flatMap((placed) => checkApplication(placed, instance, known));
}

function checkApplication(
  { application, owner, objects }: Placed,
  { host, clusters }: ArgoCdInstance,
  known: ReadonlyMap<string, Manifest>,
): Issue[] {
  const { project, destination } = application['spec'] as {
    project: string;
    destination: { name?: string; server?: string };
  };
  const { name } = application.metadata;
  const report = (message: string): Issue => ({
    code: 'STR411',
    message,
    location: definitionOf(owner),
    clusters: [host],
  });
  const rules = known.get(project);
  if (rules === undefined)
    return [report(`Application ${name} is in the project ${project}, which does not exist`)];
  const cluster = clusters.find(
    (each) => each.name === destination.name || each.server === destination.server,
  );
  if (cluster === undefined) {
    const wanted = destination.name ?? destination.server ?? 'none';
    return [report(`Application ${name} goes to the cluster ${wanted}, which is not registered there`)];
  }
  return projectAllows(rules, application, cluster, objects).map(({ message }) =>
    report(`the project ${project} does not allow Application ${name} ${message}`),
  );
}

/** What is generated for a cluster; on an Argo CD also what goes to none that it knows, and what is written. */
function applicationsTo(
  { target, parts }: ClusterParts,
  host: ClusterParts,
  { clusters }: ArgoCdInstance,
): Placed[] {
  const { name } = target.cluster;
  const isHost = host.target.cluster.name === name;
  const goesTo = (cluster: string | undefined): string =>
    clusters.some((each) => each.name === cluster) ? (cluster ?? '') : host.target.cluster.name;
  const generated = host.parts.flatMap(({ owner, generated: all }) => {
    const claims = parts.find((part) => part.owner === owner)?.claims ?? [];
    return all
      .filter(({ cluster }) => goesTo(cluster) === name)
      .map(({ manifest, cluster }) => ({
        application: manifest,
        owner,
        objects: claims.filter((claim) => claim.cluster === cluster).map(describeObject),
      }));
  });
  if (!isHost) return generated;
  const written = parts.flatMap(({ owner, objects }) =>
    objects
      .filter(({ manifest }) => groupKindOf(manifest) === 'Application.argoproj.io')
      .map(({ manifest }) => ({ application: manifest, owner, objects: [] })),
  );
  return [...generated, ...written];
}

/** An object as its claim identifies it: group, kind, namespace and name. */
function describeObject({ identity }: Claim): ProjectObject {
  const [group = '', kind = '', namespace = '', ...name] = identity.split('/');
  return { group, kind, name: name.join('/'), ...(namespace === '' ? {} : { namespace }) };
}
