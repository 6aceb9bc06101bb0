import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FixtureWorkspace, readTree, runCli } from '@strata/testing';

const OVERLAY = 'environments/production/addons/web.yaml';
const VALUES = 'rendered/addons/web/clusters/lab/values.yaml';
const MEMORY = '.nx/strata/memory';
const RECORD = `${MEMORY}/web.project.json`;

/** Waits until files are older than the clock of a file system may lag. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 80));

describe('a render after which nothing changed', () => {
  let workspace: FixtureWorkspace;
  const path = (file: string): string => join(workspace.root, file);
  const run = async (...argv: string[]): Promise<string> => {
    const { stdout, stderr } = await runCli(workspace.root, argv);
    return (stdout + stderr).replace(/ in \d+\.\d s/, '');
  };
  const render = (): Promise<string> => run('render');
  const NOTHING = 'rendered/: 0 created, 0 updated, 0 deleted, 25 unchanged.\n';

  beforeEach(async () => {
    workspace = new FixtureWorkspace();
    await settle();
    await render();
    expect(existsSync(path(RECORD))).toBe(true);
  });

  afterEach(() => workspace.dispose());

  it('is known, and a check of it as well', async () => {
    // What has just been written could be written again without a trace: the next render looks into it.
    await settle();
    expect(await render()).toBe(NOTHING);
    const { mtimeMs } = statSync(path(RECORD));
    expect(await render()).toBe(NOTHING);
    expect(await run('check')).toBe('rendered/ is what its sources give: 25 files checked.\n');
    expect(statSync(path(RECORD)).mtimeMs).toBe(mtimeMs);
  });

  it('is not taken for done by a look at what would change', async () => {
    rmSync(path(MEMORY), { recursive: true });
    rmSync(path(VALUES));
    expect(await run('render', '--dry-run')).toContain('would have 1 created');
    expect(await render()).toBe('rendered/: 1 created, 0 updated, 0 deleted, 24 unchanged.\n');
    expect(await render()).toBe(NOTHING);
  });

  it('is not believed after an edit of as many bytes and with an old time', async () => {
    workspace.edit(OVERLAY, 'replicas: 5', 'replicas: 6');
    utimesSync(path(OVERLAY), new Date(0), new Date(0));
    expect(await render()).toBe('rendered/: 0 created, 2 updated, 0 deleted, 23 unchanged.\n');
    workspace.edit(OVERLAY, 'replicas: 6', 'replicas: 5');
    expect(await render()).toBe('rendered/: 0 created, 2 updated, 0 deleted, 23 unchanged.\n');
  });

  it('is not believed after an edit of code', async () => {
    workspace.edit('libs/addons/web/src/index.ts', 'title: config.title', "title: 'x'");
    expect(await render()).toMatch(/^rendered\/: 0 created, [12] updated/);
  });

  it('is not believed after an edit of rendered/ by hand', async () => {
    const before = readTree(path('rendered'));
    writeFileSync(path(VALUES), `${before.get('addons/web/clusters/lab/values.yaml') ?? ''}x: 1\n`);
    expect(await run('check')).toContain('STR501');
    expect(await render()).toBe('rendered/: 0 created, 1 updated, 0 deleted, 24 unchanged.\n');
    rmSync(path(VALUES));
    expect(await render()).toBe('rendered/: 1 created, 0 updated, 0 deleted, 24 unchanged.\n');
    expect(readTree(path('rendered'))).toEqual(before);
  });

  it('is not believed where a directory has come that is an issue', async () => {
    mkdirSync(path('environments/rehearsals'));
    expect(await render()).toContain('Nothing was written.');
  });

  it('is not believed where a link might lead to something that has changed', async () => {
    symlinkSync(path(OVERLAY), path('environments/production/link.txt'));
    rmSync(path(MEMORY), { recursive: true });
    await render();
    expect(existsSync(path(MEMORY))).toBe(false);
  });

  it.each(['', '{', 'null', '[]', '{"engine":"x"}'])(
    'is found anew where records are damaged: %j',
    async (text) => {
      for (const name of readdirSync(path(MEMORY))) writeFileSync(path(`${MEMORY}/${name}`), text);
      expect(await render()).toBe(NOTHING);
      workspace.edit(OVERLAY, 'replicas: 5', 'replicas: 6');
      expect(await render()).toBe('rendered/: 0 created, 2 updated, 0 deleted, 23 unchanged.\n');
    },
  );

  it('is found anew where parts of records are gone', async () => {
    for (const name of readdirSync(path(MEMORY))) {
      if (name.endsWith('.parts.json')) rmSync(path(`${MEMORY}/${name}`));
    }
    workspace.edit(OVERLAY, 'replicas: 5', 'replicas: 6');
    expect(await render()).toBe('rendered/: 0 created, 2 updated, 0 deleted, 23 unchanged.\n');
  });

  it('tells of a warning again', async () => {
    workspace.edit(
      'libs/addons/web/src/index.ts',
      "coreObject('ConfigMap'",
      "{ apiVersion: 'example.com/v1', kind: 'Moon', metadata: { name: 'a', namespace: 'web' } },\n    coreObject('ConfigMap'",
    );
    workspace.edit(
      'libs/addons/web/src/index.ts',
      'provides: {',
      "provides: { definitions: ['Moon.example.com'],",
    );
    expect(await render()).toContain('warning STR601');
    await settle();
    const told = await render();
    expect(told).toContain('warning STR601');
    expect(told).toContain('0 created, 0 updated, 0 deleted, 27 unchanged');
    expect(await render()).toBe(told);
  });
});
