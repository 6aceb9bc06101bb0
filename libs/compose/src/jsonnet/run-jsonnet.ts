import { execFile, spawnSync } from 'node:child_process';

/** What a program gives: its value as canonical JSON, or why there is none. */
export type Answer = { readonly json: string } | { readonly failure: string };

/** The Jsonnet to compare with: `STRATA_JSONNET`, else `jsonnet` where PATH has one; undefined where it does not run. */
export function findJsonnet(): string | undefined {
  const command = process.env['STRATA_JSONNET'] ?? 'jsonnet';
  return spawnSync(command, ['--version']).status === 0 ? command : undefined;
}

/** Evaluates a Jsonnet program. @throws Error where the command does not run */
export function runJsonnet(command: string, program: string): Promise<Answer> {
  return new Promise((done, refuse) => {
    const child = execFile(
      command,
      ['-'],
      { maxBuffer: 1 << 28, timeout: 20_000 },
      (error, stdout, stderr) => {
        if (error === null) done({ json: canonicalize(JSON.parse(stdout)) });
        else if (typeof error.code === 'number') done({ failure: stderr });
        else if (error.killed === true) done({ failure: 'does not end' });
        else refuse(new Error(`${command} did not run`, { cause: error }));
      },
    );
    child.stdin?.end(program);
  });
}

/** Evaluates programs in one process if all have a value, else in halves; answers in order. */
export async function runTogether(command: string, programs: readonly string[]): Promise<Answer[]> {
  const [first, ...others] = programs;
  if (first === undefined) return [];
  if (others.length === 0) return [await runJsonnet(command, first)];
  const list = `[${programs.map((program) => `(${program}\n)`).join(',\n')}]`;
  const answer = await runJsonnet(command, list);
  if ('json' in answer) {
    return (JSON.parse(answer.json) as unknown[]).map((value) => ({ json: canonicalize(value) }));
  }
  const middle = programs.length >> 1;
  const lower = await runTogether(command, programs.slice(0, middle));
  return [...lower, ...(await runTogether(command, programs.slice(middle)))];
}

/** JSON with sorted keys. */
export function canonicalize(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalize(field)}`).join(',')}}`;
}
