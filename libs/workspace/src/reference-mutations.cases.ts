import type { ClusterObjects } from '@strata/checks';
import type { Path } from '@strata/compose';
import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

/** One change of a cluster after which something names what is not there. */
export interface ReferenceMutation {
  /** What was changed, by kind and without indices: the mutations of one kind are judged alike. */
  readonly kind: string;
  readonly description: string;
  readonly cluster: ClusterObjects;
}

/** A text in an object that is also the name of something else on the cluster. */
interface NameLeaf {
  readonly object: Manifest;
  readonly path: Path;
  readonly value: string;
  /** Kind and path, with stars for indices. */
  readonly place: string;
}

type Table<T> = readonly (readonly [place: RegExp, about: T])[];

/**
 * Every text that is the name of something else on its cluster and that names it, renamed in turn; and everything so
 * named, taken away in turn. Where such texts stand comes from the data alone: the checks are not asked.
 *
 * @param references places that name something, with the kinds of it
 * @param others places that name nothing
 * @returns also the places that are in neither table
 */
export function mutateReferences(
  clusters: readonly ClusterObjects[],
  references: Table<RegExp>,
  others: Table<string>,
): { mutations: ReferenceMutation[]; unjudged: string[] } {
  const unjudged = new Set<string>();
  const mutations = clusters.flatMap((cluster) => {
    const names = namesOn(cluster);
    const leaves = cluster.objects
      .flatMap(({ object }) => leavesOf(object))
      .filter(({ value, object }) => (names.get(value) ?? 0) > (object.metadata.name === value ? 1 : 0))
      .filter(({ place }) => !others.some(([pattern]) => pattern.test(place)));
    const targets = new Map<string, RegExp[]>();
    for (const { place, value } of leaves) {
      const kinds = references.filter(([pattern]) => pattern.test(place)).map(([, kind]) => kind);
      if (kinds.length === 0) unjudged.add(place);
      // A policy is one of several that allow something: taking it away may leave others.
      const removable = kinds.filter((kind) => !kind.test('NetworkPolicy.networking.k8s.io'));
      targets.set(value, [...(targets.get(value) ?? []), ...removable]);
    }
    return [...leaves.map((leaf) => rename(cluster, leaf)), ...removals(cluster, targets)];
  });
  return { mutations, unjudged: [...unjudged] };
}

/** How many things have a name. */
function namesOn({ objects, provided }: ClusterObjects): Map<string, number> {
  const counts = new Map<string, number>();
  const names = [...objects.map(({ object }) => object.metadata.name), ...provided.map(({ name }) => name)];
  for (const name of names.filter((each) => each !== '*')) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function rename(cluster: ClusterObjects, { object, path, value, place }: NameLeaf): ReferenceMutation {
  const renamed = replaceAt(object, path, `${value}-renamed`) as Manifest;
  const objects = cluster.objects.map((each) =>
    each.object === object ? { ...each, object: renamed } : each,
  );
  const description = `${cluster.name} ${object.metadata.name} ${path.join('.')} = ${value}`;
  return { kind: `rename ${place}`, description, cluster: { ...cluster, objects } };
}

/** Everything of one kind and name at a time, whoever makes it. */
function removals(
  cluster: ClusterObjects,
  targets: ReadonlyMap<string, readonly RegExp[]>,
): ReferenceMutation[] {
  const isTarget = (kind: string, name: string) =>
    targets.get(name)?.some((pattern) => pattern.test(kind)) === true;
  const found = new Set(
    [
      ...cluster.objects.map(({ object }) => [groupKindOf(object), object.metadata.name] as const),
      ...cluster.provided.map(({ kind, name }) => [kind, name] as const),
    ]
      .filter(([kind, name]) => isTarget(kind, name))
      .map((pair) => pair.join(' ')),
  );
  return [...found].map((target) => ({
    kind: `remove ${String(target.split(' ')[0])}`,
    description: `${cluster.name} without ${target}`,
    cluster: {
      ...cluster,
      objects: cluster.objects.filter(
        ({ object }) => `${groupKindOf(object)} ${object.metadata.name}` !== target,
      ),
      provided: cluster.provided.filter(({ kind, name }) => `${kind} ${name}` !== target),
    },
  }));
}

function leavesOf(object: Manifest): NameLeaf[] {
  const kind = groupKindOf(object);
  return textsIn(object, [])
    .filter(({ path }) => path.join('.') !== 'metadata.name')
    .map(({ path, value }) => {
      const steps = path.map((step) => (typeof step === 'number' ? '*' : step));
      return { object, path, value, place: `${kind} ${steps.join('.')}` };
    });
}

function textsIn(value: unknown, path: Path): { path: Path; value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries(value);
  return entries.flatMap(([step, each]) => textsIn(each, [...path, step]));
}

function replaceAt(value: unknown, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === step ? replaceAt(each, rest, text) : each));
  }
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: replaceAt(fields[step], rest, text) };
}
