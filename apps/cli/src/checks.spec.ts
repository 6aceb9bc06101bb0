import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ISSUE_CATALOGUE } from '@strata/model';
import { FixtureWorkspace, readTree, runCli } from '@strata/testing';

const OVERLAY = 'environments/production/addons/web.yaml';
const VALUES = 'rendered/addons/web/clusters/lab/values.yaml';
const ROOT = join(__dirname, '../../..');

describe('strata checks', () => {
  it('lists every check by stage', async () => {
    const { code, stdout, stderr } = await runCli('/', ['checks']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const listed = [...stdout.matchAll(/^ {2}(STR\d{3}) {2}\S/gm)].map(([, each]) => each);
    expect(listed).toEqual(Object.keys(ISSUE_CATALOGUE));
    expect(stdout).toMatch(/^Discover and read\n {2}STR101 {2}File is not valid YAML\n/);
    expect(stdout).toContain(`\n\n${listed.length} checks. `);
  });

  it('answers in JSON', async () => {
    const { stdout } = await runCli('/', ['checks', '--json']);
    const entries = JSON.parse(stdout) as { code: string }[];
    expect(entries.map(({ code }) => code)).toEqual(Object.keys(ISSUE_CATALOGUE));
    const one = JSON.parse((await runCli('/', ['checks', 'str306', '--json'])).stdout) as unknown;
    expect(one).toEqual({ code: 'STR306', stage: 'Compose', ...ISSUE_CATALOGUE.STR306 });
    expect(entries).toContainEqual(one);
  });

  it.each([
    [['STR360'], /^There is no check "STR360"\. Nearest: (?:STR\d{3} \(.+\), ){2}STR\d{3} \(.+\)\.\n/],
    [['STRR306'], /^There is no check "STRR306"\. Nearest: STR306 \(Unknown key\), /],
    [['STR306', 'STR307'], /^"checks" takes one code, or none to list all\.\n/],
  ])('refuses %j', async (words, stderr) => {
    expect(await runCli('/', ['checks', ...words])).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(stderr) as string,
    });
  });
});

describe('strata render and check --format', () => {
  let workspace: FixtureWorkspace;
  const run = (...argv: string[]) => runCli(workspace.root, argv);

  beforeEach(() => {
    workspace = new FixtureWorkspace();
  });

  afterEach(() => workspace.dispose());

  it.each([
    ['json', '"version": 1,'],
    ['sarif', '"ruleId": "STR306",'],
    [
      'github',
      '::error file=environments/production/addons/web.yaml,line=2,col=1,title=STR306 Unknown key::',
    ],
    ['junit', '<failure message="web has no key replicsa" type="STR306">'],
  ])('reports issues as %s on standard output alone', async (format, start) => {
    workspace.edit(OVERLAY, 'replicas', 'replicsa');
    for (const command of ['render', 'check']) {
      const { code, stdout, stderr } = await run(command, '--format', format);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '1 issue. Nothing was written.\n' });
      expect(stdout).toContain(start);
      expect(stdout).not.toContain('# Production is big.');
      expect(readTree(join(workspace.root, 'rendered')).size).toBe(0);
    }
  });

  it.each([
    ['json', /^\{\n {2}"version": 1,\n {2}"issues": \[\],\n/],
    ['sarif', /"results": \[\]\n/],
    ['github', /^$/],
    ['junit', /<testcase classname="strata" name="web"\/>/],
  ])('reports as %s that all is well', async (format, report) => {
    const { code, stdout, stderr } = await run('render', '--format', format);
    expect(code).toBe(0);
    expect(stdout).toMatch(report);
    expect(stdout).not.toContain('unchanged');
    expect(stderr).toMatch(/^rendered\/: 25 created, .*\.\n$/);
    expect(await run('check', '--format', format)).toEqual({
      code: 0,
      stdout,
      stderr: 'rendered/ is what its sources give: 25 files checked.\n',
    });
  });

  it('shows the changes of a dry run and of drift beside the report', async () => {
    const dry = await run('render', '--dry-run', '--format', 'json');
    expect(JSON.parse(dry.stdout)).toMatchObject({ issues: [] });
    expect(dry.stderr).toContain('+replicaCount: 5');
    await run('render');
    workspace.edit(VALUES, 'replicaCount: 5', 'replicaCount: 9');
    const { code, stdout, stderr } = await run('check', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      issues: [{ code: 'STR501', location: { file: VALUES } }],
      counts: { errors: 1, warnings: 0 },
    });
    expect(stderr).toMatch(/-replicaCount: 9\n\+replicaCount: 5[^]*\n1 issue\.\n$/);
  });

  it('reports nothing where the command line is wrong', async () => {
    const unknown = await run('check', '--format', 'sarfi');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(
      /^There is no format "sarfi"\. Did you mean "sarif"\? Known: github, json, junit, sarif, text\.\n/,
    );
    expect(await run('check', 'wbe', '--format', 'json')).toMatchObject({ code: 2, stdout: '' });
  });

  it('is text where it is not said', async () => {
    workspace.edit(OVERLAY, 'replicas', 'replicsa');
    expect(await run('check', '--format', 'text')).toEqual(await run('check'));
  });
});

describe('docs/checks.md', () => {
  const text = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8');
  const blocks = [...text.matchAll(/```console\n\$ npx strata (.+)\n([^]+?)```/g)].map(
    ([, words = '', output = '']) => ({ words, output }),
  );

  it('has examples of both commands', () => {
    expect(blocks.map(({ words }) => words.split(' ')[0])).toEqual(
      expect.arrayContaining(['check', 'checks']),
    );
  });

  it.each(blocks)('shows what strata $words prints', async ({ words, output }) => {
    const workspace = new FixtureWorkspace();
    try {
      // The mistake that the page speaks of.
      workspace.edit(OVERLAY, 'replicas', 'replicsa');
      expect((await runCli(workspace.root, words.split(' '))).stdout).toBe(output);
    } finally {
      workspace.dispose();
    }
  });
});
