import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { EditReport } from './prove-edits.cases';

const PROGRAM = resolve(__dirname, '../../bin/prove-edits.js');

/** In a process of its own: here nothing is kept, since the engine runs from its sources. */
async function prove(...words: string[]): Promise<EditReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words]);
  return JSON.parse(stdout) as EditReport;
}

describe('a render after random edits', () => {
  it.each([
    ['by one process after the other', []],
    ['by one process that is told what has changed', ['--resident']],
  ])(
    'gives the tree and the issues of a render from nothing however long one edits, %s',
    async (_, how) => {
      const { edits, sound, refused } = await prove(...how, '1500');
      expect(edits).toBeGreaterThanOrEqual(1500);
      expect(sound).toBeGreaterThan(edits / 3);
      expect(refused).toBeGreaterThan(edits / 20);
    },
    20 * 60_000,
  );
});
