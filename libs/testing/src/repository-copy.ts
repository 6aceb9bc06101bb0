import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ProcessResult } from './run-cli';

const REPOSITORY = resolve(__dirname, '../../..');

/** Workspace members, which the copy must load from itself and not from the repository. */
const MEMBERS = { generators: 'generators', cli: 'apps/cli' } as const;

/** The repository as it is now, committed in a directory of its own, with the installed packages linked. */
export class RepositoryCopy {
  readonly root: string;

  /** What Nx finds in its environment beside what this process has. */
  env: Readonly<Record<string, string>> = {};

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'strata-repository-'));
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    for (const file of new Set(files.split('\0'))) {
      if (file !== '' && existsSync(join(REPOSITORY, file)))
        cpSync(join(REPOSITORY, file), join(this.root, file));
    }
    this.linkPackages();
    this.copyEngine();
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit();
  }

  /** Runs Nx as a user would, without a daemon. */
  nx(...argv: string[]): Promise<ProcessResult> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(NX_|JEST_|NODE_OPTIONS|FORCE_COLOR)/.test(name),
    );
    const env = { ...Object.fromEntries(inherited), NX_DAEMON: 'false', NO_COLOR: '1', ...this.env };
    const nx = join(this.root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    return new Promise((done) => {
      const options = { cwd: this.root, env, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(process.execPath, [nx, ...argv], options, (_error, stdout, stderr) =>
        done({ code: child.exitCode, stdout, stderr }),
      );
    });
  }

  /** Commits everything. */
  commit(): void {
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
  }

  /** Paths that differ from the commit, sorted. */
  changes(): string[] {
    const status = this.git('status', '--porcelain', '--untracked-files=all');
    return status
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [line.slice(3)]))
      .sort();
  }

  /** Takes everything back to the commit. */
  reset(): void {
    this.git('reset', '--quiet', '--hard');
    this.git('clean', '--quiet', '-fd');
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private git(...argv: string[]): string {
    return execFileSync('git', argv, { cwd: this.root, encoding: 'utf8' });
  }

  /** What was made of the engine's sources, if it was: the sources of the copy are the same. */
  private copyEngine(): void {
    const engine = '.nx/strata/engine';
    if (existsSync(join(REPOSITORY, engine))) {
      cpSync(join(REPOSITORY, engine), join(this.root, engine), { recursive: true });
    }
  }

  private linkPackages(): void {
    const packages = join(this.root, 'node_modules');
    mkdirSync(join(packages, '@strata'), { recursive: true });
    for (const name of readdirSync(join(REPOSITORY, 'node_modules'))) {
      if (name !== '@strata') symlinkSync(join(REPOSITORY, 'node_modules', name), join(packages, name));
    }
    for (const [name, path] of Object.entries(MEMBERS)) {
      symlinkSync(join(this.root, path), join(packages, '@strata', name));
    }
  }
}
