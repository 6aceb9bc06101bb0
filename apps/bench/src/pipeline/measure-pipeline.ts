import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BenchError } from '../errors';
import type { Fleet } from '../fleet/fleet';
import { writeFleet } from '../fleet/write-fleet';
import { writePeerData } from '../fleet/write-peer-data';
import { runProcess } from '../run-process';
import type { ProcessCost } from '../run-process';
import { compareTrees } from './compare-trees';
import { edit, editedAddon } from './edits';
import type { EditKind } from './edits';
import { measureWatch } from './measure-watch';
import type { Peer } from './peers';
import { Costs } from './row';
import type { Row } from './row';
import { runStrata, STRATA_PROGRAMS } from './strata-programs';
import type { Outcome, StrataProgram } from './strata-programs';

/** What a size is measured with. */
export interface Setting {
  readonly fleet: Fleet;
  readonly peers: readonly Peer[];
  readonly rounds: number;
  readonly limitSeconds: number;
  /** An empty directory. */
  readonly scratch: string;
  /** Is told what starts. */
  readonly announce: (what: string) => void;
}

/** What was measured of one size. */
export interface Measurement {
  readonly rows: readonly Row[];
  /** What Strata writes. */
  readonly files: number;
  readonly bytes: number;
  /** By peer, how many files have equal objects. */
  readonly equal: Readonly<Record<string, number>>;
  /** The directory that Strata rendered into; undefined where that took too long. */
  readonly rendered?: string;
}

const WRITE_BARE = resolve(__dirname, '../../bin/write-bare.js');

/** What the program that only writes tells. */
interface BareWrite {
  readonly cost: ProcessCost;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Times everything, each once in a round, so that a slow moment of the machine hits all alike.
 *
 * @throws BenchError where a peer makes other objects than Strata, with the first that differ
 */
export async function measurePipeline(setting: Setting): Promise<Measurement> {
  const bench = new Pipeline(setting);
  for (let round = 1; round <= setting.rounds; round += 1) await bench.run(round);
  return bench.result();
}

class Pipeline {
  private readonly costs = new Costs();
  private readonly rendered = new Map<StrataProgram, string>();
  private readonly equal: Record<string, number> = {};
  private readonly data: string;
  private edits = 0;
  private written = { files: 0, bytes: 0 };

  constructor(private readonly setting: Setting) {
    this.data = join(setting.scratch, 'data');
    writePeerData(setting.fleet, this.data);
  }

  result(): Measurement {
    const [tree] = this.rendered.values();
    const rendered = tree === undefined ? undefined : join(tree, 'rendered');
    return { rows: this.costs.summarise(), ...this.written, equal: this.equal, rendered };
  }

  /** Everything once. */
  async run(round: number): Promise<void> {
    for (const program of STRATA_PROGRAMS) await this.renderCold(program, round);
    const [tree] = this.rendered.values();
    if (tree !== undefined) await this.writeBare(join(tree, 'rendered'));
    for (const peer of this.setting.peers) await this.runPeer(peer, tree, round);
    for (const [program, workspace] of this.rendered) await this.renderAgain(program, workspace, round);
    await this.watch(round);
  }

  private async watch(round: number): Promise<void> {
    const [program] = STRATA_PROGRAMS;
    const workspace = program === undefined ? undefined : this.rendered.get(program);
    if (program === undefined || workspace === undefined) return;
    this.announce(round, program.name, 'watching');
    const costs = await measureWatch(workspace, ['overlay', 'addon'], (kind) =>
      edit(workspace, kind, this.setting.fleet, (this.edits += 1)),
    );
    for (const { kind, cost } of costs) {
      await this.costs.time(`watch-${kind}`, program.name, () => Promise.resolve(cost));
    }
  }

  /** In a workspace of its own, so that nothing of it is known from before. */
  private async renderCold(program: StrataProgram, round: number): Promise<void> {
    const { fleet, scratch } = this.setting;
    const workspace = join(scratch, `${program.name.replaceAll(' ', '-')}-${round}`);
    this.announce(round, program.name, 'everything');
    writeFleet(fleet, workspace);
    const isDone = await this.strata('cold', program, workspace, [], 'created');
    this.remove(isDone ? this.rendered.get(program) : workspace);
    if (isDone) this.rendered.set(program, workspace);
  }

  private async renderAgain(program: StrataProgram, workspace: string, round: number): Promise<void> {
    const change = (kind: EditKind) => edit(workspace, kind, this.setting.fleet, (this.edits += 1));
    this.announce(round, program.name, 'nothing changed, and edits');
    // A render that writes leaves less behind than one that finds everything as it should be.
    for (const task of ['nothing', 'again'] as const) {
      await this.strata(task, program, workspace, [], 'nothing');
    }
    // Before the others: what takes too long leaves files that are not rendered.
    change('overlay');
    await this.strata('named', program, workspace, [editedAddon(this.setting.fleet)], 'updated');
    for (const kind of ['overlay', 'fact', 'addon'] as const) {
      change(kind);
      await this.strata(kind, program, workspace, [], 'updated');
    }
  }

  private async runPeer(peer: Peer, tree: string | undefined, round: number): Promise<void> {
    const { fleet, limitSeconds } = this.setting;
    const run = async (output: string, addon?: string): Promise<ProcessCost> => {
      if (peer.needsDirectories) makeDirectories(fleet, output);
      return runProcess({ ...peer.command(this.data, output, addon), limitSeconds });
    };
    this.announce(round, peer.name, 'everything, and one addon');
    await this.inFreshDirectory(async (output) => {
      const isDone = await this.costs.time('cold', peer.name, () => run(output));
      if (isDone && tree !== undefined && round === 1) this.compare(peer.name, tree, output);
    });
    await this.inFreshDirectory(async (output) => {
      await this.costs.time('named', peer.name, () => run(output, editedAddon(fleet)));
    });
  }

  private compare(peer: string, tree: string, output: string): void {
    const { equal, differences } = compareTrees(join(tree, 'rendered/addons'), output);
    this.equal[peer] = equal;
    if (differences.length === 0) return;
    const first = differences.slice(0, 5).join('\n  ');
    throw new BenchError(
      `NOT EQUAL: ${peer} differs from Strata in ${differences.length} files, so nothing counts:\n  ${first}`,
    );
  }

  private async writeBare(rendered: string): Promise<void> {
    await this.costs.time('write', 'bare write', async () => {
      const to = join(this.setting.scratch, 'bare');
      const { stdout, peakMiB } = await runProcess({
        file: process.execPath,
        args: [WRITE_BARE, rendered, to],
      });
      this.remove(to);
      const { cost, files, bytes } = JSON.parse(stdout) as BareWrite;
      this.written = { files, bytes };
      return { ...cost, peakMiB };
    });
  }

  private strata(
    task: Row['task'],
    program: StrataProgram,
    workspace: string,
    projects: readonly string[],
    outcome: Outcome,
  ): Promise<boolean> {
    const { limitSeconds } = this.setting;
    return this.costs.time(task, program.name, () =>
      runStrata(program, workspace, projects, outcome, limitSeconds),
    );
  }

  private async inFreshDirectory(run: (directory: string) => Promise<void>): Promise<void> {
    const directory = join(this.setting.scratch, 'output');
    mkdirSync(directory);
    await run(directory);
    this.remove(directory);
  }

  private remove(directory: string | undefined): void {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  }

  private announce(round: number, contender: string, what: string): void {
    this.setting.announce(`round ${round} of ${this.setting.rounds}: ${contender}, ${what}`);
  }
}

/** C++ Jsonnet makes no directories; made for both, so that neither pays for them. */
function makeDirectories({ addons, clusters }: Fleet, output: string): void {
  for (const { name: addon } of addons) {
    for (const { name } of clusters)
      mkdirSync(join(output, addon, 'clusters', name, 'manifests'), { recursive: true });
  }
}
