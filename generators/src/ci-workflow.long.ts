import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RepositoryCopy } from '@strata/testing';
import { parse } from 'yaml';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly id?: string; readonly run?: string }[] }>
  >;
}

const PAGE = join(__dirname, '../../docs/ci.md');
const OVERLAY = 'environments/production/addons/nginx-gateway-fabric.yaml';
const VALUES = 'rendered/addons/nginx-gateway-fabric/clusters/homelab/values.yaml';

/** Runs the commands of the workflow in docs/ci.md as GitHub Actions would, on a change of one overlay. */
describe('the workflow of docs/ci.md', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8')) ?? [];
  const { jobs } = parse(text) as Workflow;
  let copy: RepositoryCopy;

  const run = (job: string, id: string, env: Readonly<Record<string, string>> = {}) => {
    const script = jobs[job]?.steps.find((step) => step.id === id)?.run ?? 'exit 99';
    const inherited = Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_|NODE_OPTIONS)/.test(name));
    const options = { cwd: copy.root, env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env } };
    return new Promise<{ code: number | null; output: string }>((done) => {
      const argv = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
      const child = execFile('bash', argv, options, (_error, stdout, stderr) =>
        done({ code: child.exitCode, output: stdout + stderr }),
      );
    });
  };
  const plan = async (base: string): Promise<readonly { shard: number; projects: string }[]> => {
    const file = join(copy.root, '.nx/output');
    writeFileSync(file, '');
    expect(await run('plan', 'shards', { BASE: base, GITHUB_OUTPUT: file })).toMatchObject({ code: 0 });
    const [, matrix = ''] = /^matrix=(.*)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
    return (JSON.parse(matrix) as { include: { shard: number; projects: string }[] }).include;
  };

  beforeAll(async () => {
    copy = new RepositoryCopy();
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    copy.write(OVERLAY, copy.read(OVERLAY).replace('memory: 512Mi', 'memory: 640Mi'));
    copy.commit();
  }, 60_000);

  afterAll(() => copy.dispose());

  it('plans what a pull request affects, and everything for a push', async () => {
    const affected = await plan('HEAD~1');
    expect(affected.map(({ projects }) => projects)).toEqual(['nginx-gateway-fabric', '', '', '']);
    const all = await plan('');
    expect(all.map(({ shard, projects }) => ({ shard, isEmpty: projects === '' }))).toEqual(
      [1, 2, 3, 4].map((shard) => ({ shard, isEmpty: false })),
    );
  }, 60_000);

  it('fails where a change was not rendered, and names the file', async () => {
    const [{ projects } = { projects: '' }] = await plan('HEAD~1');
    const render = await run('shard', 'render', { PROJECTS: projects });
    const drift = await run('shard', 'drift');
    expect(render.code === 0 && drift.code === 0).toBe(false);
    expect(`${render.output}${drift.output}`).toContain(VALUES);
    copy.reset();
    const check = await run('rendered', 'check');
    expect(check).toEqual({ code: 1, output: expect.stringContaining(`STR501 Drift: ${VALUES}`) as string });
  }, 60_000);

  it('passes where it was', async () => {
    expect((await copy.nx('run-many', '-t', 'render')).code).toBe(0);
    copy.commit();
    for (const { projects } of await plan('HEAD~2')) {
      if (projects !== '') expect((await run('shard', 'render', { PROJECTS: projects })).code).toBe(0);
    }
    expect(await run('shard', 'drift')).toEqual({ code: 0, output: '' });
    expect((await run('rendered', 'check')).code).toBe(0);
    expect(copy.changes()).toEqual([]);
  }, 60_000);
});
