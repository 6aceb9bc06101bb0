import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import type { Addon } from '@strata/addon';
import { loadEngine } from '../../engine';

/**
 * The golden tree of an addon that may exist in the virtual tree only: its sources are written to a temporary
 * directory, where they find the packages of the workspace, and rendered for the reference platform, so that a dry run shows the golden too.
 */
export function renderGolden(tree: Tree, name: string): ReadonlyMap<string, string> {
  loadEngine();
  const parent = join(workspaceRoot, '.nx', 'strata');
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, 'scaffold-'));
  try {
    const source = `libs/addons/${name}/src`;
    for (const file of tree.children(source)) {
      const text = tree.read(`${source}/${file}`, 'utf8');
      if (text === null || file.endsWith('.spec.ts')) continue;
      const path = join(directory, source, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const { default: addon } = require(join(directory, source, 'index.ts')) as { default: Addon };
    const { renderReference } = require('@strata/testing') as typeof import('@strata/testing');
    return renderReference(addon).files;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
