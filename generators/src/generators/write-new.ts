import type { Tree } from '@nx/devkit';

/**
 * Writes a file that does not exist yet. One that exists is left as it is, so that no hand edit is lost and a second
 * run changes nothing.
 *
 * @returns whether the file was written
 */
export function writeNew(tree: Tree, path: string, text: string): boolean {
  if (tree.exists(path)) return false;
  tree.write(path, text);
  return true;
}

/** What Nx calls after it wrote the files: says what to do next, as the last line. */
export function nextStep(written: number, next: string): () => void {
  const state = written === 0 ? 'Everything was there already; nothing was changed.\n' : '';
  return () => void process.stdout.write(`\n${state}Next: ${next}\n`);
}
