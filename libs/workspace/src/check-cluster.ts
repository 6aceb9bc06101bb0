import { findDuplicates } from '@strata/checks';
import type { Issue, Location } from '@strata/model';
import { applicationClaims } from '@strata/render';
import type { ArgoCdInstance, Claim, NamedService } from '@strata/render';
import { checkProjects } from './check-projects';
import type { ClusterParts } from './cluster-objects';
import { definitionOf } from './definition-of';

/** Where the value of an addon's file on a cluster comes from. */
export type LocateLeaf = (owner: string, cluster: string, leaf: NamedService) => Location;

/**
 * What projects do to each other on a cluster: what two of them claim, what AppProjects do not allow, and what a virtual
 * cluster does not have.
 *
 * @param host the cluster whose Argo CD it is registered with, which may be itself
 */
export function checkTogether(
  own: ClusterParts,
  host: ClusterParts,
  instance: ArgoCdInstance,
  locate: LocateLeaf,
): Issue[] {
  return [...checkClaims(own), ...checkProjects(own, host, instance), ...checkGuest(own, host, locate)];
}

/** Objects and Applications that two projects claim. */
function checkClaims({ target, parts }: ClusterParts): Issue[] {
  const { name: host } = target.cluster;
  const claims = parts.flatMap(({ owner, claims: objects, generated }) => [
    ...objects,
    ...applicationClaims(owner, [{ host, applications: generated }]),
  ]);
  const duplicates = findDuplicates(claims, ({ identity }) => identity);
  return [...duplicates.values()].map((group) => {
    const [first] = group as [Claim];
    const owners = group.map(({ owner }) => owner).join(' and ');
    const message = `${first.subject} is rendered by ${owners}`;
    const code = first.identity.startsWith('argoproj.io/Application/') ? 'STR407' : 'STR402';
    return { code, message, location: definitionOf(first.owner), clusters: [first.cluster] };
  });
}

/** Texts of an addon on a virtual cluster that name a Service which only the host has. */
function checkGuest(own: ClusterParts, host: ClusterParts, locate: LocateLeaf): Issue[] {
  const [{ name }, { name: hostName }] = [own.target.cluster, host.target.cluster];
  if (name === hostName) return [];
  const here = namespacesOn(own);
  const onlyThere = new Set([...namespacesOn(host)].filter((each) => !here.has(each)));
  return own.parts.flatMap(({ owner, addresses }) =>
    addresses
      .filter(({ namespace }) => onlyThere.has(namespace))
      .map((leaf): Issue => ({
        code: 'STR414',
        message: `${owner} is told of ${leaf.address}, but the namespace ${leaf.namespace} is on ${hostName} only`,
        location: locate(owner, name, leaf),
        clusters: [name],
      })),
  );
}

/** The namespaces that addons make on a cluster. */
const namespacesOn = ({ parts }: ClusterParts): Set<string> =>
  new Set(parts.flatMap(({ namespace }) => namespace ?? []));
