import { isMap } from '@strata/compose';
import { describeBadLabelKey, describeBadLabelValue, isDnsSubdomain } from '../label-syntax';
import { findSourceProblems } from './check-sources';
import { LOCAL_CLUSTER } from './clusters-generator';
import type { GeneratedApplication, Problem, World } from './evaluation';

/** Problems of one Application, and whether they keep it from being created. */
export interface CheckedApplication {
  readonly isRefused: boolean;
  readonly problems: readonly Problem[];
}

const AT = ['spec', 'template'];

/**
 * What Argo CD's controllers and the API server say to finished Applications. Those with a name that another one
 * has, without a known destination, or with metadata that no object may have are not created; those with wrong
 * sources are, and then do not sync.
 *
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.6/applicationset/controllers/applicationset_controller.go
 */
export function findApplicationProblems(
  applications: readonly GeneratedApplication[],
  world: World,
): CheckedApplication[] {
  const names = applications.map(({ manifest }) => manifest.metadata.name);
  return applications.map(({ manifest, cluster }) => {
    const { name } = manifest.metadata;
    const about = {
      ...(cluster === undefined ? {} : { cluster }),
      ...(name === '' ? {} : { application: name }),
    };
    const problem = ([path, message]: Found): Problem => ({
      kind: 'invalid',
      path: [...AT, ...path],
      message,
      ...about,
    });
    const duplicate: Found[] =
      names.filter((each) => each === name).length > 1
        ? [[['metadata', 'name'], `two Applications have the name ${JSON.stringify(name)}`]]
        : [];
    const spec = isMap(manifest['spec']) ? manifest['spec'] : {};
    const refusals = [
      ...duplicate,
      ...checkMetadata(manifest),
      ...checkDestination(spec['destination'], world),
    ];
    const found = [...refusals, ...findSourceProblems(spec)];
    return { isRefused: refusals.length > 0, problems: found.map(problem) };
  });
}

/** A path below the template, and what is wrong there. */
export type Found = readonly [path: readonly (string | number)[], message: string];

function checkMetadata({ metadata }: GeneratedApplication['manifest']): Found[] {
  const { name, labels = {}, annotations = {} } = metadata;
  const found: Found[] = [];
  if (name === '') found.push([['metadata', 'name'], 'an Application has no name']);
  else if (!isDnsSubdomain(name)) {
    found.push([
      ['metadata', 'name'],
      `${JSON.stringify(name)} is no name: lower case, digits, hyphens, dots`,
    ]);
  }
  for (const [key, value] of Object.entries(labels)) {
    const error = describeBadLabelKey(key) ?? describeBadLabelValue(value);
    if (error !== undefined) found.push([['metadata', 'labels', key], error]);
  }
  for (const key of Object.keys(annotations)) {
    const error = describeBadLabelKey(key.toLowerCase());
    if (error !== undefined) found.push([['metadata', 'annotations', key], error]);
  }
  return found;
}

/** @see https://github.com/argoproj/argo-cd/blob/v3.5.6/util/argo/argo.go */
function checkDestination(destination: unknown, { clusters }: World): Found[] {
  const path = ['spec', 'destination'];
  const { name = '', server = '' } = isMap(destination) ? destination : {};
  if (name !== '' && server !== '') return [[path, 'the destination has both a name and a server']];
  if (name === '' && server === '') return [[path, 'the destination has neither a name nor a server']];
  if (server !== '') {
    const url = trim(String(server));
    const known = url === LOCAL_CLUSTER.server || clusters.some((cluster) => trim(cluster.server) === url);
    return known ? [] : [[[...path, 'server'], `no cluster has the server ${url}`]];
  }
  const servers = clusters.filter((cluster) => cluster.name === name);
  if (servers.length === 1 || (servers.length === 0 && name === LOCAL_CLUSTER.name)) return [];
  const count = servers.length === 0 ? 'no cluster has' : `${servers.length} clusters have`;
  return [[[...path, 'name'], `${count} the name ${String(name)}`]];
}

const trim = (url: string): string => url.replace(/\/+$/, '');
