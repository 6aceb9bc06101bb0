import { spawn } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FixtureWorkspace, readTree, runCli } from '@strata/testing';

const CLI = resolve(__dirname, '../bin/strata.js');
const PARTS = 400;

/** When to kill: after a time, or as soon as a file has its new text. */
type Moment = { readonly afterMs: number } | { readonly afterFile: string };

/** A workspace whose render writes enough files for a kill to land among them. */
function bigWorkspace(): FixtureWorkspace {
  const workspace = new FixtureWorkspace();
  workspace.edit(
    'libs/addons/web/src/index.ts',
    'manifests: ({ config }) => [',
    `manifests: ({ config }) => [
    ...Array.from({ length: ${PARTS} }, (_, index) =>
      coreObject('ConfigMap', { name: \`part-\${index}\`, namespace: 'web' }, { data: { title: config.title.repeat(50) } }),
    ),`,
  );
  return workspace;
}

/** Starts a render and kills it; tells whether it was killed before it ended. */
async function renderAndKill(root: string, moment: Moment): Promise<boolean> {
  const child = spawn(process.execPath, [CLI, 'render'], { cwd: root, stdio: 'ignore' });
  const ended = new Promise<boolean>((done) =>
    child.on('exit', (_code, signal) => done(signal === 'SIGKILL')),
  );
  if ('afterMs' in moment) await new Promise((done) => setTimeout(done, moment.afterMs));
  else await changeOf(moment.afterFile, () => child.exitCode !== null);
  child.kill('SIGKILL');
  return ended;
}

async function changeOf(file: string, isOver: () => boolean): Promise<void> {
  const { ino } = statSync(file);
  while (statSync(file).ino === ino && !isOver()) await new Promise(setImmediate);
}

/** What came of renders that were killed. */
export interface KilledRenders {
  /** Files that were neither old nor new after a kill. */
  readonly torn: readonly string[];
  /** Moments after which other files were there than before. */
  readonly lost: number;
  /** Kills that came among the writes. */
  readonly amongWrites: number;
  /** Whether the next render gave what one that is left alone gives. */
  readonly isRepaired: boolean;
}

/**
 * Kills renders at moments that are spread over their time, each in the same workspace as it was before.
 *
 * @param early how many of them while the process starts
 * @param late how many of them among the writes
 */
export async function killRenders(early: number, late: number): Promise<KilledRenders> {
  const workspace = bigWorkspace();
  const rendered = join(workspace.root, 'rendered');
  const aside = join(workspace.root, 'old');
  try {
    await runCli(workspace.root, ['render']);
    const old = readTree(rendered);
    cpSync(rendered, aside, { recursive: true });
    workspace.edit('environments/production/addons/web.yaml', 'replicas: 5', 'replicas: 6');
    await runCli(workspace.root, ['render']);
    const fresh = readTree(rendered);
    const changing = [...fresh].filter(([path, text]) => old.get(path) !== text).map(([path]) => path);
    const moments: Moment[] = [
      ...Array.from({ length: early }, (_, index) => ({ afterMs: 40 + Math.floor((150 * index) / early) })),
      ...Array.from({ length: late }, (_, index) => ({
        afterFile: join(rendered, changing[Math.floor((index * changing.length) / (late + 0.5))] as string),
      })),
    ];
    const torn: string[] = [];
    let [lost, amongWrites] = [0, 0];
    for (const moment of moments) {
      rmSync(rendered, { recursive: true });
      cpSync(aside, rendered, { recursive: true });
      const wasKilled = await renderAndKill(workspace.root, moment);
      const after = readTree(rendered);
      const isTorn = ([path, text]: [string, string]): boolean =>
        text !== old.get(path) && text !== fresh.get(path);
      torn.push(...[...after].filter(isTorn).map(([path]) => path));
      lost += Number([...after.keys()].join() !== [...old.keys()].join());
      const renewed = changing.filter((path) => after.get(path) === fresh.get(path)).length;
      amongWrites += Number(wasKilled && renewed > 0 && renewed < changing.length);
    }
    const { code } = await runCli(workspace.root, ['render']);
    const repaired = readTree(rendered);
    const isRepaired = code === 0 && [...fresh].every(([path, text]) => repaired.get(path) === text);
    return { torn, lost, amongWrites, isRepaired: isRepaired && repaired.size === fresh.size };
  } finally {
    workspace.dispose();
  }
}
