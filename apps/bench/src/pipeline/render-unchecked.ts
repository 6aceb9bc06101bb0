import { ChangeWriter, countChanges, Renderer } from '@strata/workspace';

/**
 * Renders the workspace of a directory as the command line does, without the checks of objects and of the whole
 * platform: the command line has no such switch.
 *
 * @param words the projects; none for all
 * @returns the line that the command line ends with, without its time
 * @throws Error for the first issue
 */
export function renderUnchecked(root: string, words: readonly string[]): string {
  const renderer = new Renderer(root, false);
  const writer = new ChangeWriter(root);
  const rendering = renderer.render(words, { writer });
  const [issue] = [...rendering.issues, ...writer.commit()];
  if (issue !== undefined) throw new Error(issue.message);
  renderer.save(rendering.changes);
  const { created, updated, deleted } = countChanges(rendering);
  return `rendered/: ${created} created, ${updated} updated, ${deleted} deleted\n`;
}
