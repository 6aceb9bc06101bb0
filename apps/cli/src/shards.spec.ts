import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FixtureWorkspace, readTree, RepositoryCopy, runCli } from '@strata/testing';

/** Stands in for Nx: tells how it was called, and answers what the test says. */
const NX = `#!/usr/bin/env node
require('node:fs').writeFileSync('called.json', JSON.stringify(process.argv.slice(2)));
const { stdout = '', stderr = '', code = 0 } = require('../../answer.json');
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
`;

describe('strata shards', () => {
  let workspace: FixtureWorkspace;
  const shards = (...argv: string[]) => runCli(workspace.root, ['shards', ...argv]);
  const answer = (said: object): void => workspace.write('answer.json', JSON.stringify(said));
  const projects = (...names: string[]): void => answer({ stdout: JSON.stringify(names) });
  const measured = (project: string, text: string): void =>
    workspace.write(`.nx/strata/costs/${project}`, text);
  const rendered = (project: string, files: number): void => {
    for (let file = 0; file < files; file++) workspace.write(`rendered/addons/${project}/${file}.yaml`, '');
  };

  beforeEach(() => {
    workspace = new FixtureWorkspace();
    workspace.remove('node_modules');
    workspace.write('node_modules/nx/package.json', '{ "bin": { "nx": "./nx.js" } }');
    workspace.write('node_modules/nx/nx.js', NX);
    projects('web', 'loki', 'platform');
  });

  afterEach(() => workspace.dispose());

  it('gives the matrix of GitHub Actions, alone on standard output, with empty shards', async () => {
    measured('loki', '70\n');
    measured('platform', '50\n');
    measured('web', '40\n');
    expect(await shards('--of', '2', '--json')).toEqual({
      code: 0,
      stdout: '{"include":[{"shard":1,"projects":"loki"},{"shard":2,"projects":"platform,web"}]}\n',
      stderr: '',
    });
    projects();
    expect((await shards('--of', '2', '--json')).stdout).toBe(
      '{"include":[{"shard":1,"projects":""},{"shard":2,"projects":""}]}\n',
    );
  });

  it('tells people what each machine does', async () => {
    measured('loki', '70\n');
    measured('platform', '20\n');
    measured('web', '10\n');
    expect((await shards('--of', '3')).stdout).toBe(
      `3 projects in 3 shards, by what rendering them costs
1   70 %  loki
2   20 %  platform
3   10 %  web
`,
    );
    projects('loki');
    expect((await shards('--of', '2')).stdout).toBe(
      `1 project in 2 shards, by what rendering them costs
1  100 %  loki
2    0 %  nothing to do
`,
    );
  });

  it('goes by the number of rendered files where nothing was measured, at the price of those that were', async () => {
    projects('a', 'b', 'c', 'd');
    rendered('a', 6);
    rendered('b', 3);
    rendered('c', 2);
    const balanced = '{"include":[{"shard":1,"projects":"a"},{"shard":2,"projects":"b,c,d"}]}\n';
    expect((await shards('--of', '2', '--json')).stdout).toBe(balanced);
    // Two milliseconds a file: a costs 12, c 4; a record that is none counts as none.
    measured('b', '6\n');
    measured('c', 'soon\n');
    expect((await shards('--of', '2', '--json')).stdout).toBe(balanced);
    measured('b', '20\n');
    measured('a', '6\n');
    expect((await shards('--of', '2', '--json')).stdout).toBe(
      '{"include":[{"shard":1,"projects":"b"},{"shard":2,"projects":"a,c,d"}]}\n',
    );
  });

  it.each([
    [['--of', '2'], ['--affected']],
    [
      ['--of', '2', '--base', 'origin/main', '--head', 'HEAD~1'],
      ['--affected', '--base=origin/main', '--head=HEAD~1'],
    ],
    [['--of', '2', '--all'], []],
  ])('asks Nx for what %j means', async (argv, asked) => {
    expect((await shards(...argv)).code).toBe(0);
    const called: unknown = JSON.parse(readFileSync(join(workspace.root, 'called.json'), 'utf8'));
    expect(called).toEqual(['show', 'projects', '--with-target', 'render', '--json', ...asked]);
  });

  it.each([
    [[], '"shards" needs --of <n>: how many machines there are.'],
    [['--of', '0'], '--of is "0"; it must be a whole number from 1 to 256.'],
    [['--of', '-1'], '--of'],
    [['--of', '1.5'], '--of is "1.5"'],
    [['--of', 'two'], '--of is "two"'],
    [['--of', ''], '--of is ""'],
    [['--of', '257'], '--of is "257"'],
    [['--of', '2', '--by', 'size'], "Unknown option '--by'"],
    [['--of', '2', 'loki'], '"shards" takes no words'],
    [['--of', '2', '--all', '--base', 'main'], '--all means every project'],
    [['--of', '2', '--head', 'HEAD'], '--head needs --base.'],
    [['--of', '2', '--base', '$(touch x)'], '--base is "$(touch x)", which is not written like a commit'],
    [['--of', '2', '--base=--files=x'], '--base is "--files=x"'],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await shards(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('tells what Nx says when it does not answer', async () => {
    answer({ code: 1, stderr: "\n NX   fatal: ambiguous argument 'nope'\n\n" });
    expect(await shards('--of', '2', '--base', 'nope')).toEqual({
      code: 2,
      stdout: '',
      stderr: `Nx does not tell which projects are affected:
  NX   fatal: ambiguous argument 'nope'
Run "strata --help" for commands and examples.
`,
    });
    answer({ stdout: 'Ready.\n' });
    const { code, stderr } = await shards('--of', '2');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(
        'Nx answers something else than a list of projects:\n  Ready.',
      ) as string,
    });
  });

  it('says so where Nx is not installed', async () => {
    workspace.remove('node_modules');
    const { code, stderr } = await shards('--of', '2');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(`Nx is not installed in ${workspace.root}: run "npm ci"`) as string,
    });
  });
});

describe('what shards are made by', () => {
  it('is left whole by renders and checks, also by those that run at the same time', async () => {
    const workspace = new FixtureWorkspace();
    try {
      const runs = ['render', 'check', 'render', 'check'].map((command) => runCli(workspace.root, [command]));
      await Promise.all(runs);
      const costs = readTree(join(workspace.root, '.nx/strata/costs'));
      expect([...costs.keys()]).toEqual(['platform', 'web']);
      expect([...costs.values()].filter((text) => !/^[1-9]\d*\n$/.test(text))).toEqual([]);
    } finally {
      workspace.dispose();
    }
  });
});

describe('strata shards with Nx, in a copy of this repository', () => {
  it('splits what a committed change affects', async () => {
    const copy = new RepositoryCopy();
    try {
      const overlay = 'environments/production/addons/nginx-gateway-fabric.yaml';
      copy.write(overlay, copy.read(overlay).replace('memory: 512Mi', 'memory: 640Mi'));
      copy.commit();
      const argv = ['shards', '--of', '2', '--base', 'HEAD~1', '--head', 'HEAD', '--json'];
      const { code, stdout } = await runCli(copy.root, argv);
      expect({ code, matrix: JSON.parse(stdout) as unknown }).toEqual({
        code: 0,
        matrix: {
          include: [
            { shard: 1, projects: 'nginx-gateway-fabric' },
            { shard: 2, projects: '' },
          ],
        },
      });
    } finally {
      copy.dispose();
    }
  });
});
