import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildFleet } from '../fleet/fleet';
import type { AddonLayers } from '../fleet/fleet';
import type { Json } from '../fleet/json';
import { mergePlainly } from './merge-plainly';
import { answerFile, pairsOf } from './pairs';
import type { Report } from './report';

const BENCH = resolve(__dirname, '../../bin/bench.js');
const SIZE = '3x2';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-bench-spec-'));
  mkdirSync(join(directory, 'tmp'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function runBench(...args: readonly string[]) {
  const env = { ...process.env, TMPDIR: join(directory, 'tmp'), STRATA_BENCH_WORKLOAD: '' };
  const argv = [BENCH, '--compose', '--size', SIZE, '--rounds', '2', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

/** What every pair of the small fleet merges to, by the name of its answer's file. */
function mergeFleet(): Record<string, Json> {
  const { addons, clusters, layers } = buildFleet({ addons: 3, clusters: 2 });
  const pairs = pairsOf({ addons: addons.map(({ name }) => name), clusters });
  const merged = pairs.map((pair) => {
    const of = layers.get(pair.addon) as AddonLayers;
    const { name, env, role } = pair.cluster;
    const stack = [of.defaults, of.environments[env] ?? {}, of.roles[role] ?? {}, of.clusters[name] ?? {}];
    return [answerFile(pair), mergePlainly(stack)] as const;
  });
  return Object.fromEntries(merged);
}

/** A program that stands for Jsonnet and gives these answers whatever it is asked. */
function fakeJsonnet(answers: Record<string, Json>): string {
  const file = join(directory, 'jsonnet');
  writeFileSync(
    file,
    `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const { argv } = process;
if (argv.includes('--version')) console.log('Jsonnet v0');
else for (const [name, answer] of Object.entries(${JSON.stringify(answers)})) {
  writeFileSync(argv[argv.indexOf('-m') + 1] + '/' + name, JSON.stringify(answer));
}
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe('the bench', () => {
  it('runs without peers, prints a table and leaves nothing behind', () => {
    const { status, stdout } = runBench('--peers', 'none');
    expect(stdout).toMatch(/3 addons on 2 clusters, 6 configurations of \d+ leaves/);
    expect(stdout).toMatch(/equal: strata-provenance gives all 6 configurations/);
    expect(stdout).toMatch(/^ {2}strata +\d\.\d{3} +\(\d\.\d{3} to \d\.\d{3}\) .* 1\.00$/m);
    expect(status).toBe(0);
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  });

  it('prints JSON with every measurement, and takes a Jsonnet that answers rightly for equal', () => {
    const { status, stdout } = runBench(
      '--json',
      '--peers',
      'jsonnet,naive',
      '--jsonnet',
      fakeJsonnet(mergeFleet()),
    );
    const report = JSON.parse(stdout) as Report;
    expect(status).toBe(0);
    expect(report).toMatchObject({ size: SIZE, addons: 3, clusters: 2, equal: true, skipped: [] });
    expect(report.rows.map(({ task, contender }) => `${task} ${contender}`).sort()).toEqual(
      [
        ...['strata', 'strata-late', 'strata-provenance', 'naive', 'lodash'].flatMap((name) => [
          `first ${name}`,
          `warm ${name}`,
        ]),
        ...['strata', 'naive', 'lodash', 'jsonnet'].map((name) => `merged ${name}`),
      ].sort(),
    );
    for (const { wallSeconds } of report.rows) {
      expect(wallSeconds.min).toBeGreaterThan(0);
      expect(wallSeconds.max).toBeGreaterThanOrEqual(wallSeconds.median);
    }
  });

  it('ends with 1 and names the first value in which a Jsonnet differs', () => {
    const answers = mergeFleet();
    const [name, answer] = Object.entries(answers)[3] as [string, Json];
    answers[name] = mergePlainly([answer, { route: { port: 'wrong' } }]);
    const { status, stdout } = runBench('--peers', 'jsonnet', '--jsonnet', fakeJsonnet(answers));
    expect(stdout).toMatch(
      /NOT EQUAL: jsonnet differs in 1 of 6; first logs-1 on staging-1: route\.port is "wrong", with Strata \d+/,
    );
    expect(stdout).toMatch(/nothing was timed/);
    expect(status).toBe(1);
  });

  it('names a peer that is not there and how to install it', () => {
    const missing = join(directory, 'nowhere');
    const { status, stdout } = runBench('--peers', 'go-jsonnet', '--go-jsonnet', missing);
    expect(stdout).toMatch(/skipped go-jsonnet: not found; install it with "go install /);
    expect(status).toBe(0);
  });

  it('runs a workload that is brought', () => {
    const source = join(directory, 'workload');
    mkdirSync(join(source, 'peers'), { recursive: true });
    writeFileSync(
      join(source, 'gen.js'),
      `const { mkdirSync, writeFileSync } = require('node:fs');
       const data = 'data/' + process.argv[2];
       mkdirSync(data + '/layers', { recursive: true });
       writeFileSync(data + '/index.json', JSON.stringify({ addons: [{ name: 'web' }], clusters: [{ name: 'edge', env: 'live', role: 'small' }] }));
       const layers = { defaults: { a: 1, b: 1 }, environments: { live: { b: 2 } }, roles: { small: { c: 3 } }, clusters: { edge: { d: 4 } } };
       writeFileSync(data + '/layers/web.json', JSON.stringify(layers));`,
    );
    writeFileSync(join(source, 'peers', `jsonnet-plus-${SIZE}.jsonnet`), 'function(addon=null) {}');
    const jsonnet = fakeJsonnet({ 'web@edge.json': { a: 1, b: 2, c: 3, d: 4 } });
    const { status, stdout } = runBench(
      '--workload',
      source,
      '--peers',
      'jsonnet',
      '--jsonnet',
      jsonnet,
      '--json',
    );
    const report = JSON.parse(stdout) as Report;
    expect(status).toBe(0);
    expect(report).toMatchObject({ addons: 1, clusters: 1, workload: 'brought', equal: true });
    expect(report.comparison).toMatchObject({ pairs: 1, leaves: 4 });
    expect(report.rows.filter(({ task }) => task === 'whole').map(({ contender }) => contender)).toEqual([
      'jsonnet',
    ]);
    expect(readdirSync(source).sort()).toEqual(['gen.js', 'peers']);
  });

  it.each([
    [['--peers', 'cue'], 2, 'there is no peer "cue"; known are jsonnet, go-jsonnet, naive'],
    [['--rounds', '0'], 2, '--rounds 0 is no positive number'],
    [['--size', 'XXL'], 1, 'there is no size "XXL"; known are S, M, L, XL and numbers as in 5x2'],
    [['--workload', 'nowhere'], 1, 'nowhere has no gen.js'],
  ])('refuses %j', (args, code, message) => {
    const { status, stderr } = runBench(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(code);
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  });

  it('says in its help what it can do', () => {
    const { status, stdout } = runBench('--help');
    expect(stdout).toContain('npm run bench -- --compose [options]');
    expect(status).toBe(0);
  });

  it('is what npm runs', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(__dirname, '../../../../package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.bench).toBe('node apps/bench/bin/bench.js');
  });
});
