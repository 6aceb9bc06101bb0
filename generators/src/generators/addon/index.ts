import type { Tree } from '@nx/devkit';
import { RESERVED_ADDONS } from '@strata/model';
import { directoriesIn, requireDirectory, requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';
import { renderGolden } from './render-golden';
import { renderTemplates } from './render-templates';

/** Options of `nx generate addon`; schema.json describes them. */
export interface AddonOptions {
  readonly name: string;
  readonly repository?: string;
  readonly chart?: string;
  readonly chartVersion?: string;
  readonly namespace?: string;
  readonly role?: string;
}

const SEMANTIC_VERSION = /^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

/** Scaffolds an addon library. Nothing has to be registered: the folder is the registration. */
export default function addonGenerator(tree: Tree, options: AddonOptions): () => void {
  const { name, namespace = name, role = 'control-plane', repository, chart = name, chartVersion } = options;
  requireName('an addon', name, RESERVED_ADDONS);
  requireName('a namespace', namespace);
  requireDirectory(tree, 'role', 'environments/roles', role);
  if (repository !== undefined && !SEMANTIC_VERSION.test(chartVersion ?? '')) {
    throw new Error('A chart needs an exact version: add --chart-version, such as --chart-version 1.2.3.');
  }
  const root = `libs/addons/${name}`;
  const files = renderTemplates({ name, namespace, role, repository, chart, chartVersion });
  const written = [...files].filter(([path, text]) => writeNew(tree, `${root}/${path}`, text));
  if (!directoriesIn(tree, root).includes('golden')) {
    for (const [path, text] of renderGolden(tree, name)) {
      if (writeNew(tree, `${root}/golden/${path}`, text)) written.push([path, text]);
    }
  }
  return nextStep(written.length, `edit ${root}/src/defaults.ts, then npm run render`);
}
