import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FixtureWorkspace, runCli } from '@strata/testing';

const STRATA = resolve(__dirname, '../bin/strata.js');
const OVERLAY = 'environments/production/addons/web.yaml';
const VALUES = 'rendered/addons/web/clusters/lab/values.yaml';
const WATCHING = 'Watching the sources. Press Ctrl+C to end.\n';

/** A watch of a workspace in a process of its own. */
class WatchProcess {
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcess;
  private output = '';
  private read = 0;

  constructor(root: string) {
    this.process = spawn(process.execPath, [STRATA, 'watch'], { cwd: root, stdio: 'pipe' });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.ended = new Promise((done) => this.process.once('exit', done));
  }

  /** What was printed since the last call, up to a text and what follows it on the line. */
  async until(text: string): Promise<string> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const at = this.output.indexOf(text, this.read);
      const end = at < 0 ? -1 : this.output.indexOf('\n', at + text.length - 1);
      if (end >= 0) {
        const printed = this.output.slice(this.read, end + 1);
        this.read = end + 1;
        return printed;
      }
      if (Date.now() > deadline) throw new Error(`no "${text}" in:\n${this.output}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  stop(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}

describe('a watch', () => {
  let workspace: FixtureWorkspace;
  let watch: WatchProcess;

  beforeEach(async () => {
    workspace = new FixtureWorkspace();
    watch = new WatchProcess(workspace.root);
    expect(await watch.until(WATCHING)).toContain('rendered/: 25 created');
  });

  afterEach(async () => {
    watch.stop('SIGKILL');
    await watch.ended;
    workspace.dispose();
  });

  const rendered = (): string => readFileSync(join(workspace.root, VALUES), 'utf8');

  it('writes and lists what an edit reaches, and ends when it is told to', async () => {
    workspace.edit(OVERLAY, 'replicas: 5', 'replicas: 6');
    const printed = await watch.until(' unchanged in ');
    expect(printed).toContain(`  update ${VALUES}\n`);
    expect(printed).toMatch(/rendered\/: 0 created, 2 updated, 0 deleted, 23 unchanged in \d+ ms\.\n$/);
    expect(rendered()).toContain('replicaCount: 6');
    watch.stop('SIGTERM');
    expect(await watch.ended).toBe(0);
    const { stdout } = await runCli(workspace.root, ['check']);
    expect(stdout).toBe('rendered/ is what its sources give: 25 files checked.\n');
  });

  it('reports issues without writing, and goes on', async () => {
    const before = rendered();
    workspace.edit(OVERLAY, 'replicas: 5', 'replicas: none');
    expect(await watch.until('Nothing was written')).toContain(`${OVERLAY}:`);
    expect(rendered()).toBe(before);
    workspace.edit(OVERLAY, 'replicas: none', 'replicas: 7');
    await watch.until('2 updated');
    expect(rendered()).toContain('replicaCount: 7');
  });

  it('follows code of addons, new overlays, facts, and addons that go', async () => {
    workspace.edit('libs/addons/web/src/defaults.ts', "version: '", "version: '9");
    await watch.until(' updated, 0 deleted');
    workspace.write('environments/staging/addons/web.yaml', 'replicas: 9\n');
    await watch.until('unchanged in');
    workspace.remove('environments/staging/addons/web.yaml');
    await watch.until('unchanged in');
    workspace.write('environments/production/addons/wbe.yaml', 'replicas: 9\n');
    expect(await watch.until('Nothing was written')).toContain('wbe');
    workspace.remove('environments/production/addons/wbe.yaml');
    await watch.until('unchanged in');
    const { stdout } = await runCli(workspace.root, ['check']);
    expect(stdout).toContain('rendered/ is what its sources give');
  });

  it('follows an editor that writes beside a file and renames', async () => {
    const overlay = join(workspace.root, OVERLAY);
    const probe = join(workspace.root, 'environments/production/addons/4913');
    writeFileSync(join(workspace.root, 'environments/production/addons/.web.yaml.swp'), 'x');
    writeFileSync(probe, '');
    rmSync(probe);
    renameSync(overlay, `${overlay}~`);
    writeFileSync(overlay, 'replicas: 8\n');
    rmSync(`${overlay}~`);
    await watch.until('2 updated');
    expect(rendered()).toContain('replicaCount: 8');
  });

  it('misses none of many saves one after the other', async () => {
    for (let replicas = 10; replicas < 40; replicas += 1) {
      workspace.write(OVERLAY, `replicas: ${replicas}\n`);
      await new Promise((done) => setTimeout(done, replicas % 8));
    }
    const deadline = Date.now() + 10_000;
    while (!rendered().includes('replicaCount: 39') && Date.now() < deadline)
      await watch.until('unchanged in');
    expect(rendered()).toContain('replicaCount: 39');
  });

  it('takes no project', async () => {
    const { code, stderr } = await runCli(workspace.root, ['watch', 'web']);
    expect(code).toBe(2);
    expect(stderr).toContain('watch renders everything: it takes no project.');
  });
});
