import type { Tree } from '@nx/devkit';
import { RESERVED_ENVIRONMENTS } from '@strata/model';
import { requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate environment`; schema.json describes them. */
export interface EnvironmentOptions {
  readonly name: string;
  readonly domain?: string;
}

/** Creates an environment. It deploys nothing until it has a cluster. */
export default function environmentGenerator(tree: Tree, { name, domain }: EnvironmentOptions): () => void {
  requireName('an environment', name, RESERVED_ENVIRONMENTS);
  const text = [
    '# Facts that differ from environments/base/environment.yaml; every fact stands in libs/model/src/facts.ts.',
    `domain: ${domain ?? `${name}.example.com`}`,
    '',
  ].join('\n');
  const isNew = writeNew(tree, `environments/${name}/environment.yaml`, text);
  return nextStep(Number(isNew), `npx nx generate cluster <name> --environment ${name}`);
}
