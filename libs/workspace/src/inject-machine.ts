import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bundleValue, findReferences, injectSecrets } from '@strata/talos';
import { parse } from 'yaml';

/** A machine config with all its secrets, or why it cannot be made. */
export type Injection = { readonly text: string } | { readonly problems: readonly string[] };

/**
 * Puts confidential values in the place of their references: those of a bundle of `talosctl gen secrets` first, the
 * others by the 1Password CLI.
 *
 * @param bundleFile path of the bundle; without it everything is asked of 1Password
 */
export function injectMachine(text: string, bundleFile: string | undefined): Injection {
  const bundle = bundleFile === undefined ? undefined : readBundle(bundleFile);
  if (bundle !== undefined && 'problem' in bundle) return { problems: [bundle.problem] };
  const known = injectSecrets(text, (reference) => bundleValue(bundle?.data, reference) ?? reference);
  const rest = findReferences(known);
  if (rest.length === 0) return { text: known };
  const { status, stdout, stderr, error } = spawnSync('op', ['inject'], { input: known, encoding: 'utf8' });
  if (error !== undefined) {
    const missing = rest.map((reference) => `${reference} has no value`);
    const why =
      bundleFile === undefined
        ? 'The 1Password CLI "op" cannot be run; install it, or name a bundle of talosctl by --secrets.'
        : `The bundle does not hold them, and the 1Password CLI "op" cannot be run.`;
    return { problems: [...missing, why] };
  }
  if (status !== 0) return { problems: [`op inject failed: ${stderr.trim()}`] };
  const left = findReferences(stdout);
  return left.length === 0
    ? { text: stdout }
    : { problems: left.map((reference) => `${reference} has no value`) };
}

function readBundle(file: string): { data: unknown } | { problem: string } {
  try {
    return { data: parse(readFileSync(file, 'utf8')) as unknown };
  } catch (error) {
    // A parser shows the text around a mistake, which is confidential here.
    const what = (error as { code?: string }).code === 'ENOENT' ? 'is not there' : 'cannot be read as YAML';
    return { problem: `the bundle ${file} ${what}` };
  }
}

/** Why confidential files must not be written into a directory; undefined where they may. */
export function describeUnsafe(directory: string): string | undefined {
  let existing = resolve(directory);
  while (!existsSync(existing)) existing = dirname(existing);
  const git = (...args: string[]) => spawnSync('git', ['-C', existing, ...args], { encoding: 'utf8' });
  if (git('rev-parse', '--is-inside-work-tree').stdout?.trim() !== 'true') return undefined;
  const isIgnored = git('check-ignore', '--quiet', join(resolve(directory), 'machine.yaml')).status === 0;
  return isIgnored ? undefined : `${directory} is in a Git repository that does not ignore it`;
}

/** Writes a file that only its owner can read, as a whole or not at all. */
export function writeConfidential(directory: string, name: string, text: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  return path;
}
