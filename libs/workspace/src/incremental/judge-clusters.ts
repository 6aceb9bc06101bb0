import memoize from 'lodash/memoize';
import { PlatformChecker } from '../check-platform';
import type { ClusterVerdict } from '../check-platform';
import type { ProjectPart } from '../project-part';
import { digestOf } from './digest';
import type { RenderContext } from './open-project';
import type { ProjectState } from './project-state';
import type { NamedTarget } from './workspace-memory';

/** A verdict with a name for everything that it depends on; no name where something of that has none. */
export interface NamedVerdict {
  readonly inputs: string | undefined;
  readonly verdict: ClusterVerdict;
}

/**
 * Judges every cluster, unless its verdict is known.
 *
 * @param states of the projects, in the order in which they are told of
 * @param isSound whether no project has errors
 * @param knownOn the last verdict on a cluster
 */
export function judgeClusters(
  { targets, names, workspace }: RenderContext,
  states: readonly ProjectState[],
  isSound: boolean,
  knownOn: (cluster: string) => NamedVerdict | undefined,
): Map<string, NamedVerdict> {
  const partsOf = holdingFew((cluster: string): readonly ProjectPart[] =>
    states.flatMap(({ partOn }) => partOn(cluster) ?? []),
  );
  const checker = memoize(() => new PlatformChecker(workspace(), partsOf));
  const common = digestOf([names.judging, String(isSound), ...targets.map(({ identity }) => identity)]);
  const judge = (target: NamedTarget): NamedVerdict => {
    const host = targets.find(({ name }) => name === target.host);
    const inputs = nameOfVerdict(common, states, [target, ...(host === undefined ? [] : [host])]);
    const known = knownOn(target.name);
    if (inputs !== undefined && known?.inputs === inputs) return known;
    const opened = workspace().targets.find(({ cluster }) => cluster.name === target.name);
    if (opened === undefined) throw new Error(`the cluster ${target.name} is gone`);
    return { inputs, verdict: checker().check(opened, isSound) };
  };
  // Those of one host one after the other: it is then read once.
  const byHost = [...targets].sort((a, b) => ((a.host ?? a.name) < (b.host ?? b.name) ? -1 : 1));
  const found = new Map(byHost.map((target) => [target.name, judge(target)]));
  return new Map(
    targets.flatMap(({ name }) => {
      const verdict = found.get(name);
      return verdict === undefined ? [] : [[name, verdict] as const];
    }),
  );
}

/** Names everything that a verdict on a cluster depends on; undefined where something of that has no name. */
function nameOfVerdict(
  common: string,
  states: readonly ProjectState[],
  involved: readonly NamedTarget[],
): string | undefined {
  const parts = involved.flatMap(({ name }) => states.map(({ nameOn }) => nameOn(name)));
  if (parts.includes(undefined)) return undefined;
  return digestOf([common, ...involved.map(({ inputs }) => inputs), ...parts]);
}

/** How many values are held: those of a cluster and of its host. */
const HELD = 2;

/** Calls a function again for what it has not been asked for just before. */
function holdingFew<Value>(load: (key: string) => Value): (key: string) => Value {
  const held = new Map<string, Value>();
  return (key) => {
    const value = held.get(key) ?? load(key);
    held.delete(key);
    held.set(key, value);
    const [oldest = ''] = held.keys();
    if (held.size > HELD) held.delete(oldest);
    return value;
  };
}
