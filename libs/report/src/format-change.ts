import picocolors from 'picocolors';
import { maskSecrets } from './mask-secrets';

/** A file before and after; absent for a file that does not exist on that side. */
export interface FileChange {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * A change of one file as a unified diff: what is on the disk against what rendering gives.
 *
 * @param color whether to colour added and removed lines
 */
export function formatChange({ path, before = '', after = '' }: FileChange, color: boolean): string {
  const { createTwoFilesPatch } = require('diff') as typeof import('diff');
  const patch = createTwoFilesPatch(
    path,
    path,
    maskSecrets(before),
    maskSecrets(after),
    'on disk',
    'rendered',
  );
  const lines = patch.split('\n').filter((line) => !line.startsWith('=====') && !line.startsWith('Index: '));
  return lines
    .map((line) => colorLine(line, color))
    .join('\n')
    .trimEnd();
}

function colorLine(line: string, color: boolean): string {
  const colors = picocolors.createColors(color);
  if (line.startsWith('+') && !line.startsWith('+++')) return colors.green(line);
  if (line.startsWith('-') && !line.startsWith('---')) return colors.red(line);
  return line;
}
