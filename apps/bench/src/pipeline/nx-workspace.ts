import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fleet } from '../fleet/fleet';
import { printFleet } from '../fleet/write-fleet';
import { runProcess } from '../run-process';
import type { ProcessCost } from '../run-process';
import { editedFile } from './edits';

const REPOSITORY = resolve(__dirname, '../../../..');

/** What the fleet takes the place of, and what is nothing without it. */
const REPLACED =
  /^(?:environments|apps\/promise-runner|libs\/addons|libs\/promises|matchbox|rendered|talos)\//;

/** Workspace members, which the copy loads from itself. */
const MEMBERS = { generators: 'generators', cli: 'apps/cli' } as const;

/** A target that does nothing, and is affected by the overlay that is edited. */
const EMPTY = 'empty';

/** This repository with a fleet in the place of its platform, rendered and committed: what Nx adds is measured there. */
export class NxWorkspace {
  /** @param root an absent directory */
  constructor(
    readonly root: string,
    fleet: Fleet,
  ) {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: REPOSITORY, encoding: 'utf8' });
    for (const file of listed.split('\0')) {
      if (file === '' || REPLACED.test(file) || !existsSync(join(REPOSITORY, file))) continue;
      cpSync(join(REPOSITORY, file), join(root, file));
    }
    const empty = {
      name: EMPTY,
      targets: {
        empty: {
          executor: 'nx:run-commands',
          options: { command: 'true' },
          cache: false,
          inputs: [`{workspaceRoot}/${editedFile('overlay', fleet)}`],
        },
      },
    };
    const texts = { ...printFleet(fleet), [`${EMPTY}/project.json`]: JSON.stringify(empty) };
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    this.linkPackages();
  }

  /** Takes what a workspace of the same fleet has rendered, and commits everything. */
  adopt(rendered: string): void {
    rmSync(join(this.root, 'rendered'), { recursive: true, force: true });
    cpSync(rendered, join(this.root, 'rendered'), { recursive: true });
    const git = (...words: string[]) => execFileSync('git', words, { cwd: this.root });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
    git(...author, 'commit', '--quiet', '--message', 'fleet');
  }

  /** Runs a target of everything that differs from the commit, without a daemon. @throws BenchError when it fails */
  runAffected(target: 'empty' | 'render', limitSeconds: number): Promise<ProcessCost> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(NX_|JEST_|NODE_OPTIONS|FORCE_COLOR)/.test(name),
    );
    const env = { ...Object.fromEntries(inherited), NX_DAEMON: 'false', NO_COLOR: '1' };
    const nx = join(this.root, 'node_modules/nx/dist/bin/nx.js');
    const args = [nx, 'affected', '--target', target, '--base', 'HEAD'];
    return runProcess({ file: process.execPath, args, cwd: this.root, env, limitSeconds });
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
