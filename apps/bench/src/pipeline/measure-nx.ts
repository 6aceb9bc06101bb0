import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { edit } from './edits';
import { NxWorkspace } from './nx-workspace';
import { Costs } from './row';
import type { Row } from './row';
import type { Setting } from './measure-pipeline';

/**
 * Times `nx affected` after one edited overlay: rendering, and a target that does nothing, in turns and in the same
 * workspace.
 *
 * @param rendered what Strata made of the same fleet
 */
export async function measureNx(setting: Setting, rendered: string): Promise<readonly Row[]> {
  const { fleet, scratch, rounds, limitSeconds, announce } = setting;
  const costs = new Costs();
  const warming = new Costs();
  if (!existsSync(rendered)) return [];
  announce('a copy of the repository for Nx');
  const workspace = new NxWorkspace(join(scratch, 'nx'), fleet);
  workspace.adopt(rendered);
  // The first runs make the engine's file and what Nx keeps of the project graph.
  for (let round = 0; round <= rounds; round += 1) {
    edit(workspace.root, 'overlay', fleet, 1000 + round);
    announce(round === 0 ? 'Nx, to warm up' : `round ${round} of ${rounds}: Nx`);
    for (const target of ['empty', 'render'] as const) {
      const run = () => workspace.runAffected(target, limitSeconds);
      const task = target === 'empty' ? 'nx-empty' : 'nx-overlay';
      await (round === 0 ? warming : costs).time(task, 'strata', run);
    }
  }
  return costs.summarise();
}
