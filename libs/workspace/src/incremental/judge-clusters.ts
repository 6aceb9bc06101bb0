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
 * @param held the parts of clusters that were read last
 */
export function judgeClusters(
  { targets, names, workspace }: RenderContext,
  states: readonly ProjectState[],
  isSound: boolean,
  knownOn: (cluster: string) => NamedVerdict | undefined,
  held: HeldParts,
): Map<string, NamedVerdict> {
  const partsOf = (cluster: string): readonly ProjectPart[] => held.read(cluster, states);
  const checker = memoize(() => new PlatformChecker(workspace(), partsOf));
  const common = digestOf([names.judging, String(isSound), ...targets.map(({ identity }) => identity)]);
  const judge = (target: NamedTarget): NamedVerdict => {
    const host = targets.find(({ name }) => name === target.host);
    const inputs = nameOfVerdict(common, states, target, host);
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
  own: NamedTarget,
  host: NamedTarget | undefined,
): string | undefined {
  const parts = states.map(({ nameOn }) => nameOn(own.name));
  const seen = host === undefined ? [] : states.map(({ nameForGuestsOn }) => nameForGuestsOn(host.name));
  if (parts.includes(undefined) || seen.includes(undefined)) return undefined;
  return digestOf([common, own.inputs, host?.inputs, ...parts, ...seen]);
}

/** How many clusters are held: one and its host, before and after a change. */
const HELD = 4;

interface HeldPart {
  readonly name: string | undefined;
  readonly part: ProjectPart | undefined;
}

/** What projects have to do with the clusters that were asked for last: it is read anew only where it is another. */
export class HeldParts {
  private readonly held = new Map<string, ReadonlyMap<string, HeldPart>>();

  /** @param states of the projects, in the order of their parts */
  read(cluster: string, states: readonly ProjectState[]): readonly ProjectPart[] {
    const before = this.held.get(cluster);
    const parts = new Map<string, HeldPart>();
    for (const { project, nameOn, partOn } of states) {
      const name = nameOn(cluster);
      const known = name === undefined ? undefined : before?.get(project);
      parts.set(
        project,
        known !== undefined && known.name === name ? known : { name, part: partOn(cluster) },
      );
    }
    this.held.delete(cluster);
    this.held.set(cluster, parts);
    const [oldest = ''] = this.held.keys();
    if (this.held.size > HELD) this.held.delete(oldest);
    return [...parts.values()].flatMap(({ part }) => part ?? []);
  }
}
