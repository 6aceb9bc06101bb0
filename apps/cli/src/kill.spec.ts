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

describe('a render that is killed', () => {
  it('leaves every file whole, old or new, and the next render repairs all', async () => {
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
      // Twenty moments: four while it starts, sixteen spread over the writes.
      const moments: Moment[] = [
        ...[40, 90, 140, 190].map((afterMs) => ({ afterMs })),
        ...Array.from({ length: 16 }, (_, index) => ({
          afterFile: join(rendered, changing[Math.floor((index * changing.length) / 16.5)] as string),
        })),
      ];
      let killedAmongWrites = 0;
      for (const moment of moments) {
        rmSync(rendered, { recursive: true });
        cpSync(aside, rendered, { recursive: true });
        const wasKilled = await renderAndKill(workspace.root, moment);
        const after = readTree(rendered);
        const torn = [...after].filter(([path, text]) => text !== old.get(path) && text !== fresh.get(path));
        expect(torn).toEqual([]);
        expect([...after.keys()]).toEqual([...old.keys()]);
        const renewed = changing.filter((path) => after.get(path) === fresh.get(path)).length;
        killedAmongWrites += Number(wasKilled && renewed > 0 && renewed < changing.length);
      }
      expect(killedAmongWrites).toBeGreaterThanOrEqual(8);
      expect((await runCli(workspace.root, ['render'])).code).toBe(0);
      expect(readTree(rendered)).toEqual(fresh);
    } finally {
      workspace.dispose();
    }
  }, 120_000);
});
