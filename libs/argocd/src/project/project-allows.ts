import memoize from 'lodash/memoize';
import { isMap } from '@strata/compose';
import { matchPath } from '../evaluate/match-path';
import { matchGlob } from './match-glob';
import { normalizeGitUrl } from './normalize-git-url';

/** The cluster that an Application's destination means. */
export interface ProjectCluster {
  readonly name: string;
  readonly server: string;
  /** The AppProject that the cluster belongs to; absent for a cluster of all. */
  readonly project?: string;
}

/** An object that an Application makes. */
export interface ProjectObject {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for a cluster-scoped one. */
  readonly namespace?: string;
}

/** Something that an AppProject does not permit. */
export interface NotPermitted {
  readonly what: 'source' | 'destination' | 'object';
  /** Such as `the repository https://example.com/x.git`. */
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an AppProject does not permit of an Application: its repositories, its destination, its objects. Objects in
 * namespaces also need a destination that is permitted.
 *
 * @param project parsed YAML
 * @param application parsed YAML
 * @param cluster the one that the destination means
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.6/pkg/apis/application/v1alpha1/app_project_types.go
 */
export function projectAllows(
  project: unknown,
  application: unknown,
  cluster: ProjectCluster,
  objects: readonly ProjectObject[] = [],
): NotPermitted[] {
  const rules = mapAt(project, 'spec');
  const name = textAt(mapAt(project, 'metadata'), 'name');
  const spec = mapAt(application, 'spec');
  const namespace = textAt(mapAt(spec, 'destination'), 'namespace');
  // Most objects are in one namespace, and of few kinds.
  const permitsNamespace = memoize((each: string) => isDestination(rules, name, cluster, each));
  const permitsObject = memoize(
    (each: ProjectObject) => permitsKind(rules, each),
    ({ group, kind, namespace, name: own }) => [group, kind, namespace === undefined ? own : ''].join(),
  );
  const sources = repositoriesOf(spec)
    .filter((url) => !permitsRepository(rules, url))
    .map((url): NotPermitted => ({ what: 'source', message: `the repository ${url}` }));
  const destination: NotPermitted[] = permitsNamespace(namespace)
    ? []
    : [{ what: 'destination', message: `the namespace ${namespace} on ${cluster.name}` }];
  const refused = objects
    .filter(
      (each) => !permitsObject(each) || !(each.namespace === undefined || permitsNamespace(each.namespace)),
    )
    .map((each): NotPermitted => ({ what: 'object', message: describeObject(each) }));
  return [...sources, ...destination, ...refused];
}

/** With `sources` the single `source` is ignored. */
function repositoriesOf(spec: Fields): string[] {
  const { sources, source, sourceHydrator } = spec;
  const hydrated = isMap(sourceHydrator)
    ? [mapAt(sourceHydrator, 'drySource'), mapAt(sourceHydrator, 'syncSource')]
        .map(({ repoURL }) => repoURL)
        .filter((url) => url !== undefined)
    : undefined;
  const listed = Array.isArray(sources) && sources.length > 0 ? (sources as unknown[]) : [source];
  const urls = hydrated ?? listed.map((each) => (isMap(each) ? each['repoURL'] : undefined));
  return urls.map((url) => (typeof url === 'string' ? url : ''));
}

function permitsRepository(rules: Fields, url: string): boolean {
  const normalized = normalizeGitUrl(url);
  let isPermitted = false;
  for (const pattern of textsAt(rules, 'sourceRepos')) {
    const isDenial = pattern.startsWith('!');
    const glob = isDenial ? `!${normalizeGitUrl(pattern.slice(1))}` : normalizeGitUrl(pattern);
    if (matches(glob, normalized, '/')) isPermitted = true;
    else if (isDenial) return false;
  }
  return isPermitted;
}

/** The destinations of a project by the namespace that they name, where that is one alone. */
interface DestinationIndex {
  readonly byNamespace: ReadonlyMap<string, readonly Fields[]>;
  /** Those whose namespace is a glob. */
  readonly others: readonly Fields[];
}

/** Thousands of Applications ask for their place in the thousands that a project lists. */
const INDICES = new WeakMap<Fields, DestinationIndex | 'ordered'>();

function isDestination(rules: Fields, project: string, cluster: ProjectCluster, namespace: string): boolean {
  let index = INDICES.get(rules);
  if (index === undefined) {
    index = indexDestinations(listAt(rules, 'destinations'));
    INDICES.set(rules, index);
  }
  if (index === 'ordered') return permitsDestination(rules, project, cluster, namespace);
  const destinations = [...(index.byNamespace.get(namespace) ?? []), ...index.others];
  return permitsDestination({ ...rules, destinations }, project, cluster, namespace);
}

/** Where something is denied, the order of destinations counts. */
function indexDestinations(destinations: readonly Fields[]): DestinationIndex | 'ordered' {
  const byNamespace = new Map<string, Fields[]>();
  const others: Fields[] = [];
  for (const destination of destinations) {
    const texts = ['name', 'server', 'namespace'].map((key) => textAt(destination, key));
    if (texts.some((text) => text.startsWith('!'))) return 'ordered';
    const [, , namespace = ''] = texts;
    const same = byNamespace.get(namespace);
    if (/[*?[{\\]/.test(namespace)) others.push(destination);
    else if (same === undefined) byNamespace.set(namespace, [destination]);
    else same.push(destination);
  }
  return { byNamespace, others };
}

function permitsDestination(
  rules: Fields,
  project: string,
  cluster: ProjectCluster,
  namespace: string,
): boolean {
  if (rules['permitOnlyProjectScopedClusters'] === true && cluster.project !== project) return false;
  let isPermitted = false;
  for (const item of listAt(rules, 'destinations')) {
    const { name = '', server = '', namespace: namespaces = '' } = item as Record<string, string>;
    const byName = cluster.name !== '' && matches(name, cluster.name);
    const byServer = cluster.server !== '' && matches(server, cluster.server);
    const byNamespace = matches(namespaces, namespace);
    if ((byName || byServer) && byNamespace) isPermitted = true;
    else if ((!byName && name.startsWith('!')) || (!byServer && server.startsWith('!') && byNamespace))
      return false;
    else if (!byNamespace && namespaces.startsWith('!') && byServer) return false;
  }
  return isPermitted;
}

/** A glob, with `!` before it what does not match. */
function matches(pattern: string, text: string, separator?: string): boolean {
  if (pattern.startsWith('!')) return !matchGlob(pattern.slice(1), text, separator);
  return pattern === '*' || matchGlob(pattern, text, separator);
}

function permitsKind(rules: Fields, object: ProjectObject): boolean {
  const isListed = (key: string) => listAt(rules, key).some((item) => isMeant(item, object));
  if (object.namespace === undefined) {
    return isListed('clusterResourceWhitelist') && !isListed('clusterResourceBlacklist');
  }
  const allowed =
    (rules['namespaceResourceWhitelist'] ?? null) === null || isListed('namespaceResourceWhitelist');
  return allowed && !isListed('namespaceResourceBlacklist');
}

/** Names are only compared for cluster-scoped objects. */
function isMeant(item: Fields, { group, kind, name, namespace }: ProjectObject): boolean {
  const { group: groups = '', kind: kinds = '', name: names = '' } = item as Record<string, string>;
  const byName = namespace !== undefined || names === '' || matchPath(names, name);
  return matchPath(kinds, kind) && matchPath(groups, group) && byName;
}

const describeObject = ({ group, kind, name, namespace }: ProjectObject): string =>
  `${kind}${group === '' ? '' : `.${group}`} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

function mapAt(value: unknown, key: string): Fields {
  const field = isMap(value) ? value[key] : undefined;
  return isMap(field) ? field : {};
}

const textAt = (fields: Fields, key: string): string => {
  const value = fields[key];
  return typeof value === 'string' ? value : '';
};

const listAt = (fields: Fields, key: string): Fields[] => {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isMap) : [];
};

const textsAt = (fields: Fields, key: string): string[] => {
  const value = fields[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
};
