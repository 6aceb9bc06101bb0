import { createInterface } from 'node:readline/promises';
import { parse } from 'yaml';
import type { RequiredField } from './required-fields';

/** Whether somebody is there to answer. */
export const isAttended = (): boolean =>
  process.stdin.isTTY && process.stdout.isTTY && process.env['CI'] === undefined;

/** Asks for fields one after another; answers are read as YAML. */
export async function askFor(
  fields: readonly RequiredField[],
  suggestionOf: (path: readonly string[]) => unknown,
): Promise<(readonly [path: readonly string[], value: unknown])[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: (readonly [readonly string[], unknown])[] = [];
  try {
    for (const { path, schema } of fields) {
      const choices = (schema.anyOf ?? []).flatMap(({ const: value }) =>
        value === undefined ? [] : [JSON.stringify(value)],
      );
      const suggestion = suggestionOf(path);
      const hint = choices.length > 0 ? ` (${choices.join(', ')})` : '';
      const fallback = suggestion === undefined ? '' : ` [${JSON.stringify(suggestion)}]`;
      const text = await terminal.question(
        `${schema.description ?? ''}\n${path.join('.')}${hint}${fallback}: `,
      );
      answers.push([path, text.trim() === '' ? suggestion : (parse(text) as unknown)]);
    }
  } finally {
    terminal.close();
  }
  return answers;
}
