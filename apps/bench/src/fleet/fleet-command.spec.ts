import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const APPS = resolve(__dirname, '../../..');

let directory: string;

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'strata-fleet-spec-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const run = (program: string, args: readonly string[], cwd: string) =>
  spawnSync(process.execPath, [join(APPS, program), ...args], { encoding: 'utf8', cwd });

describe('the fleet', () => {
  it('is a workspace that renders without an issue, four objects for each addon on each cluster', () => {
    const made = run('bench/bin/fleet.js', ['--size', '3x5', directory], APPS);
    expect(made.stdout).toMatch(/^3 addons on 5 clusters: \d+ files/);
    const { stdout, stderr, status } = run('cli/bin/strata.js', ['render'], directory);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^rendered\/: \d+ created/);
    expect(status).toBe(0);
    const clusters = join(directory, 'rendered/addons/logs-1/clusters');
    expect(readdirSync(clusters)).toHaveLength(5);
    expect(readdirSync(join(clusters, 'staging-2'))).toEqual(['application.yaml', 'manifests']);
    expect(readdirSync(join(clusters, 'staging-2/manifests'))).toEqual([
      'externalsecret.logs-1.logs-1.yaml',
      'httproute.logs-1.logs-1.yaml',
      'networkpolicy.logs-1.logs-1.yaml',
    ]);
    expect(
      readFileSync(join(clusters, 'staging-2/manifests/httproute.logs-1.logs-1.yaml'), 'utf8'),
    ).toContain('logs-1.staging-2.staging.example.org');
  });

  it.each([
    [['--size', 'XXL', 'nowhere'], 'there is no size "XXL"; known are S, M, L, XL and numbers as in 5x2'],
    [[], 'name one directory'],
    [[APPS], 'is not empty'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = run('bench/bin/fleet.js', args, directory);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
