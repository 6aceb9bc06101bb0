import { dirname } from 'node:path';
import type { CreateNodesV2, TargetConfiguration } from '@nx/devkit';
import { OVERLAY_EXTENSIONS, PRECEDENCE } from '@strata/model';

const ANY = { environment: '*', role: '*', cluster: '*' };

/** Files with facts: every addon may read each of them. */
const FACTS = PRECEDENCE.map(({ directory, factsFile }) => `{workspaceRoot}/${directory(ANY)}/${factsFile}`);

/** Overlays of one addon. */
const overlaysOf = (addon: string): string[] =>
  PRECEDENCE.flatMap(({ directory }) =>
    OVERLAY_EXTENSIONS.map((extension) => `{workspaceRoot}/${directory(ANY)}/addons/${addon}${extension}`),
  );

/** What addons say of themselves: others wait for them. */
const DEFINITIONS = '{workspaceRoot}/libs/addons/*/src/{index,definitions}.ts';

const REQUESTS = '{workspaceRoot}/environments/*/requests/*';

/** Sources of a project; its tests and goldens change nothing that is rendered. */
const SOURCES = ['{projectRoot}/src/**/*', '!{projectRoot}/src/**/*.spec.ts'];

/**
 * Gives every addon the targets `render`, `check` and `test`, and the platform `render` and `check`, with exactly
 * the inputs that their results depend on. Names and paths alone decide: no source is read.
 */
export const createNodesV2: CreateNodesV2 = [
  '{libs/addons/*/src/index.ts,libs/platform/project.json}',
  (files) =>
    files.map((file) => {
      const isAddon = file.startsWith('libs/addons/');
      const root = isAddon ? dirname(dirname(file)) : dirname(file);
      const project = isAddon ? addonProject(root.split('/').at(-1) as string) : platformProject();
      return [file, { projects: { [root]: project } }];
    }),
];

function addonProject(name: string) {
  const inputs = ['engine', ...SOURCES, DEFINITIONS, ...FACTS, ...overlaysOf(name)];
  const rendered = `{workspaceRoot}/rendered/addons/${name}`;
  return {
    name,
    projectType: 'library' as const,
    sourceRoot: `libs/addons/${name}/src`,
    tags: ['type:addon'],
    targets: {
      render: renderTarget({ cache: true, inputs, outputs: [rendered] }),
      check: checkTarget([...inputs, `${rendered}/**/*`]),
      test: testTarget(name),
    },
  };
}

/**
 * The platform renders the bootstrap and removes what addons left behind. Not cached: what is stale depends on the
 * disk, and it takes milliseconds. What only the whole workspace shows is checked by its root project, so that an
 * overlay affects its addon alone.
 */
function platformProject() {
  const inputs = ['engine', ...FACTS, REQUESTS, '{workspaceRoot}/libs/addons/*/src/**/*'];
  const rendered = '{workspaceRoot}/rendered/{bootstrap,platform}/**/*';
  const preset = '{workspaceRoot}/rendered/renovate.json';
  return {
    targets: {
      render: renderTarget({ cache: false, inputs }),
      check: checkTarget([...inputs, rendered, preset]),
    },
  };
}

function renderTarget(target: TargetConfiguration): TargetConfiguration {
  return { executor: '@strata/generators:render', ...target };
}

function checkTarget(inputs: string[]): TargetConfiguration {
  return { executor: '@strata/generators:check', cache: true, inputs };
}

function testTarget(name: string): TargetConfiguration {
  return {
    executor: 'nx:run-commands',
    cache: true,
    inputs: [
      'engine',
      '{projectRoot}/**/*',
      '{workspaceRoot}/libs/testing/src/**/*',
      '{workspaceRoot}/jest.config.js',
    ],
    options: { command: `jest libs/addons/${name}/`, cwd: '{workspaceRoot}' },
  };
}
