import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@strata/model';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a source file, or why it cannot be read. */
export function readText(root: string, file: string): { text: string } | { issue: Issue } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      issue: {
        code: 'STR113',
        message: `${file} cannot be read (${code ?? 'unknown error'})`,
        location: { file },
      },
    };
  }
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    const { line, column } = firstInvalidByte(bytes);
    return {
      issue: { code: 'STR103', message: `${file} is not UTF-8 text`, location: { file, line, column } },
    };
  }
}

function firstInvalidByte(bytes: Buffer): { line: number; column: number } {
  const lossy = bytes.toString('utf8');
  const before = lossy.slice(0, Math.max(lossy.indexOf('\uFFFD'), 0)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
