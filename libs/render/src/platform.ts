import { validateSchema } from '@strata/schema';
import type { SchemaProblem } from '@strata/schema';
import { compose, formatPath } from '@strata/compose';
import type { Layer, Path, Place } from '@strata/compose';
import { clusterOf, FACTS_SCHEMA, factCandidates } from '@strata/model';
import type { Cluster, ClusterFile, Facts, Issue, LayerTarget } from '@strata/model';
import { checkCluster, describeField } from './check-cluster';
import { checkServers } from './check-servers';
import { clusterFile } from './cluster-file';
import { locationAt, locationOf } from './location';
import { configureMachine } from './machine/configure-machine';
import type { MachineTarget } from './machine/configure-machine';
import { controlPlaneLayers } from './machine/control-plane-layers';
import type { MachineSource } from './machine/machine-source';

/** The places that exist, by their directories. */
export interface Inventory {
  readonly environments: readonly string[];
  readonly roles: readonly string[];
  readonly clusters: readonly ClusterPlace[];
}

/** A cluster by its directory, with its machines where it has a directory under talos/. */
export interface ClusterPlace {
  readonly environment: string;
  readonly name: string;
  readonly machines?: readonly MachineSource[];
}

/** One cluster with its composed facts: what addons are rendered for. */
export interface ClusterTarget {
  readonly cluster: Cluster;
  readonly facts: Facts;
  /** Its machines, sorted by name. */
  readonly machines?: readonly MachineTarget[];
}

/** All clusters of the platform, sorted by name. */
export interface Platform {
  readonly targets: readonly ClusterTarget[];
  readonly issues: readonly Issue[];
}

/**
 * Composes the facts of every cluster and derives its labels and annotations. A cluster with an issue is left out.
 *
 * @param layerOf the layer that a file holds, if the file exists and can be read
 */
export function buildPlatform(inventory: Inventory, layerOf: (file: string) => Layer | undefined): Platform {
  const issues: Issue[] = [];
  const targets: ClusterTarget[] = [];
  for (const identity of inventory.clusters) {
    const target = buildTarget(identity, inventory, layerOf, issues);
    if (target !== undefined) targets.push(target);
  }
  targets.sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
  issues.push(...checkServers(targets, layerOf));
  return { targets, issues };
}

function buildTarget(
  { environment, name, machines: sources = [] }: ClusterPlace,
  inventory: Inventory,
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): ClusterTarget | undefined {
  const source = layerOf(clusterFile(environment, name));
  if (source === undefined) return undefined;
  const clusterIssues = [
    ...checkCluster(source, { environment, name }, inventory, layerOf),
    ...(sources.length > 0 ? checkControlPlane(source) : []),
  ];
  if (clusterIssues.length > 0) {
    issues.push(...clusterIssues);
    return undefined;
  }
  const file = source.fields as ClusterFile;
  const facts = composeFacts(
    factLayers({ environment, cluster: name, role: file.role }, layerOf),
    name,
    issues,
  );
  if (facts === undefined) return undefined;
  const cluster = clusterOf({ environment, name }, file, facts);
  if (sources.length === 0) return { cluster, facts };
  const machines = sources.flatMap(
    (machine) => configureMachine(machine, { cluster, facts }, layerOf, issues) ?? [],
  );
  const layers = [source, ...controlPlaneLayers(machines)];
  const { data } = compose<ClusterFile>(layers).evaluate();
  return { cluster: clusterOf({ environment, name }, data, facts), facts, machines };
}

/** Addresses of the control plane that are given, and follow from machines as well. */
function checkControlPlane({ fields, origin }: Layer): Issue[] {
  const { network } = fields as ClusterFile;
  if (network?.controlPlane === undefined) return [];
  return [
    {
      code: 'STR203',
      message: 'network.controlPlane follows from the machines of the cluster',
      location: locationOf(origin, ['network', 'controlPlane']),
      remedy: 'Remove it: the addresses stand in the machines under talos/.',
    },
  ];
}

/** The layers of facts that apply to a cluster, lowest precedence first. */
export function factLayers(target: LayerTarget, layerOf: (file: string) => Layer | undefined): Layer[] {
  return factCandidates(target).flatMap(({ file, level }) => {
    const found = layerOf(file);
    if (found === undefined) return [];
    return level === 'cluster' ? factsOfCluster(found) : found;
  });
}

/**
 * The facts that clusters of a role have in an environment before their own.
 *
 * @param issues receives what is wrong with them
 */
export function factsOfRole(
  environment: string,
  role: string,
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): Facts | undefined {
  return composeFacts(roleLayers(environment, role, layerOf), `${role} in ${environment}`, issues);
}

/** The layers of those facts, lowest precedence first. */
export function roleLayers(
  environment: string,
  role: string,
  layerOf: (file: string) => Layer | undefined,
): Layer[] {
  const above = factCandidates({ environment, role, cluster: '' }).filter(({ level }) => level !== 'cluster');
  return above.flatMap(({ file }) => layerOf(file) ?? []);
}

/** @param subject whose facts they are */
function composeFacts(layers: readonly Layer[], subject: string, issues: Issue[]): Facts | undefined {
  const composition = compose<Facts>(layers);
  const { data, problems } = composition.evaluate();
  for (const { message, place, path } of problems) {
    issues.push({ code: 'STR304', message: `${formatPath(path)} ${message}`, location: locationAt(place) });
  }
  const invalid = validateSchema(FACTS_SCHEMA, data);
  for (const problem of invalid)
    issues.push(describeFact(problem, composition.provenance(problem.path)?.winner, subject));
  return problems.length + invalid.length === 0 ? data : undefined;
}

/** The `facts` of a `cluster.yaml` as a layer of their own. */
function factsOfCluster({ fields, origin }: Layer): Layer {
  const facts = (fields['facts'] ?? {}) as Record<string, unknown>;
  const locate = (path: Path) => origin.locate?.(['facts', ...path]);
  return { fields: facts, assertions: [], origin: { ...origin, locate } };
}

function describeFact(problem: SchemaProblem, winner: Place | undefined, subject: string): Issue {
  if (problem.kind === 'missing') {
    const message = `the fact ${formatPath(problem.path)} is missing`;
    return {
      code: 'STR213',
      message,
      location: { file: 'environments/base/environment.yaml', line: 1, column: 1 },
      clusters: [subject],
    };
  }
  return describeField(problem, winner === undefined ? undefined : locationAt(winner));
}
