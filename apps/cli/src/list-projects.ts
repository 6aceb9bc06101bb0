import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UsageError } from './exit-code';

/** Which projects to list. */
export interface ProjectQuestion {
  /** Whether every project is meant and not only what a change affects. */
  readonly all: boolean;
  readonly base?: string;
  readonly head?: string;
}

/**
 * Asks Nx for the projects that render.
 *
 * @throws UsageError where there is no Nx, or where it cannot answer, as for a commit that is not there
 */
export async function listProjects(root: string, question: ProjectQuestion): Promise<string[]> {
  const answer = await runNx(root, [
    ...['show', 'projects', '--with-target', 'render', '--json'],
    ...(question.all ? [] : ['--affected']),
    ...(question.base === undefined ? [] : [`--base=${question.base}`]),
    ...(question.head === undefined ? [] : [`--head=${question.head}`]),
  ]);
  return parseNames(answer);
}

function runNx(root: string, argv: readonly string[]): Promise<string> {
  const nx = findNx(root);
  // The lists are parsed: nothing may colour them.
  const env = { ...process.env, FORCE_COLOR: '0' };
  const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done, fail) => {
    execFile(process.execPath, [nx, ...argv], options, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else fail(new UsageError(`Nx does not tell which projects are affected:\n${tell(stdout, stderr)}`));
    });
  });
}

/** The program of the Nx that is installed in the workspace, without a shell and without npx. */
function findNx(root: string): string {
  const require = createRequire(join(root, 'package.json'));
  try {
    const manifest = require.resolve('nx/package.json');
    const { bin } = require(manifest) as { bin: Readonly<Record<string, string>> };
    return join(dirname(manifest), bin['nx'] ?? '');
  } catch {
    throw new UsageError(`Nx is not installed in ${root}: run "npm ci" there first.`);
  }
}

const tell = (stdout: string, stderr: string): string =>
  `${stderr}\n${stdout}`
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `  ${line.trim()}`)
    .join('\n');

function parseNames(text: string): string[] {
  try {
    const names = JSON.parse(text) as unknown;
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  } catch {
    // Told below, as every other answer that is no list.
  }
  throw new UsageError(`Nx answers something else than a list of projects:\n${tell(text, '')}`);
}
