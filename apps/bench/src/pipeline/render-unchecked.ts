import { applyChanges, Workspace } from '@strata/workspace';

/**
 * Renders the workspace of a directory as the command line does, without the checks of objects and of the whole
 * platform: the command line has no such switch.
 *
 * @param words the projects; none for all
 * @returns the line that the command line ends with, without its time
 * @throws Error for the first issue
 */
export function renderUnchecked(root: string, words: readonly string[]): string {
  const workspace = new Workspace(root, false);
  const projects = words.length > 0 ? words : workspace.projects;
  const issues = [
    ...workspace.inventoryIssues,
    ...projects.flatMap((project) => workspace.render(project).issues),
  ];
  if (issues[0] !== undefined) throw new Error(issues[0].message);
  const plans = projects.map((project) => workspace.plan(project));
  const changes = plans.flatMap((plan) => plan.changes);
  applyChanges(root, changes);
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return `rendered/: ${count('create')} created, ${count('update')} updated, ${count('delete')} deleted\n`;
}
