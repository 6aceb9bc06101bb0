import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { EditReport } from './prove-edits.cases';

const PROGRAM = resolve(__dirname, '../../bin/prove-edits.js');

/** In a process of its own: here nothing is kept, since the engine runs from its sources. */
async function prove(sequences: number): Promise<EditReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, String(sequences)]);
  return JSON.parse(stdout) as EditReport;
}

describe('a render after random edits', () => {
  it(
    'gives the tree and the issues of a render from nothing, however long one edits',
    async () => {
      const { edits, sound, refused } = await prove(1500);
      expect(edits).toBeGreaterThanOrEqual(1500);
      expect(sound).toBeGreaterThan(edits / 3);
      expect(refused).toBeGreaterThan(edits / 20);
    },
    20 * 60_000,
  );
});
