import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from './report';

const BENCH = resolve(__dirname, '../../bin/bench.js');

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-bench-spec-'));
  mkdirSync(join(directory, 'tmp'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function runBench(...args: readonly string[]) {
  const env = { ...process.env, TMPDIR: join(directory, 'tmp'), STRATA_BENCH_PEERS: directory };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

/** A program that calls itself Jsonnet and makes one file. */
function fakeJsonnet(): string {
  const file = join(directory, 'jsonnet');
  writeFileSync(
    file,
    `#!${process.execPath}
const { argv } = process;
if (argv.includes('--version')) console.log('Jsonnet v0');
else require('node:fs').writeFileSync(argv[argv.indexOf('-m') + 1] + '/foundation/applicationset.yaml', '{}');
`,
  );
  chmodSync(file, 0o755);
  return file;
}

describe('the bench', () => {
  it('measures every task with and without checks, names peers that are missing, and leaves nothing behind', () => {
    const { status, stdout, stderr } = runBench(
      '--size',
      '2x1',
      '--rounds',
      '1',
      '--no-nx',
      '--peers',
      'cdk8s',
      '--json',
    );
    expect(stderr).not.toMatch(/NOT EQUAL|bug/);
    expect(status).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report.skipped).toEqual([expect.objectContaining({ name: 'cdk8s' })]);
    const [size] = report.sizes;
    expect(size).toMatchObject({ size: '2x1', addons: 2, clusters: 1 });
    expect(size?.rows.map(({ task, contender }) => `${task}: ${contender}`)).toEqual([
      'write: bare write',
      ...['cold', 'nothing', 'again', 'overlay', 'named', 'fact', 'addon'].flatMap((task) => [
        `${task}: strata`,
        `${task}: strata without checks`,
      ]),
      'watch-overlay: strata',
      'watch-addon: strata',
    ]);
    for (const { wallSeconds } of size?.rows ?? []) expect(wallSeconds?.median).toBeGreaterThan(0);
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  });

  it('ends with 1 and names what differs where a peer makes other objects', () => {
    const { status, stderr } = runBench(
      '--size',
      '2x1',
      '--rounds',
      '1',
      '--no-nx',
      '--peers',
      'jsonnet',
      '--jsonnet',
      fakeJsonnet(),
    );
    expect(stderr).toMatch(/NOT EQUAL: jsonnet, JSON differs from Strata in 10 files/);
    expect(stderr).toContain(
      'foundation/applicationset.yaml: apiVersion is nothing, with Strata "argoproj.io/v1alpha1"',
    );
    expect(status).toBe(1);
  });

  it.each([
    [['--peers', 'cue'], 'there is no peer "cue"; known are jsonnet, go-jsonnet, cdk8s, naive'],
    [['--rounds', '0'], '--rounds 0 is no positive number'],
    [['--size', 'XXL'], 'there is no size "XXL"; known are S, M, L, XL and numbers as in 5x2'],
    [['--nothing'], "Unknown option '--nothing'"],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = runBench(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('says in its help what it can do', () => {
    expect(runBench('--help').stdout).toContain('npm run bench -- [options]');
  });
});
