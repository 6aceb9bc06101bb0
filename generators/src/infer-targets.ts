import { dirname } from 'node:path';
import type { CreateNodesV2, TargetConfiguration } from '@nx/devkit';
import { OVERLAY_EXTENSIONS, PRECEDENCE } from '@strata/model';

const ANY = { environment: '*', role: '*', cluster: '*' };

/** Files with facts: every addon may read each of them. */
const FACTS = PRECEDENCE.map(({ directory, factsFile }) => `{workspaceRoot}/${directory(ANY)}/${factsFile}`);

/** Machines: the addresses of a control plane follow from them, and every addon may read those. */
const MACHINES = '{workspaceRoot}/talos/**/machine.{yaml,ts}';

/** Overlays of one addon. */
const overlaysOf = (addon: string): string[] =>
  PRECEDENCE.flatMap(({ directory }) =>
    OVERLAY_EXTENSIONS.map((extension) => `{workspaceRoot}/${directory(ANY)}/addons/${addon}${extension}`),
  );

/** What addons say of themselves: others wait for them. */
const DEFINITIONS = '{workspaceRoot}/libs/addons/*/src/{index,definitions}.ts';

const REQUESTS = '{workspaceRoot}/environments/*/requests/*';

/** Code of promises: a request that it answers may make a cluster, which addons are then rendered for. */
const PROMISES = [
  '{workspaceRoot}/libs/promises/*/src/**/*',
  '!{workspaceRoot}/libs/promises/*/src/**/*.spec.ts',
];

/** What objects are judged by: settings, policies and imported schemas. */
const CHECKS = [
  '{workspaceRoot}/environments/checks.ts',
  '{workspaceRoot}/environments/policies/**/*',
  '{workspaceRoot}/.strata/schemas/**/*',
];

/** Sources of a project; its tests and goldens change nothing that is rendered. */
const SOURCES = ['{projectRoot}/src/**/*', '!{projectRoot}/src/**/*.spec.ts'];

/**
 * Gives every addon the targets `render`, `check` and `test`, every promise `test`, and the platform (which renders the
 * promises), machines and what they boot `render` and `check`, with exactly the inputs that their results depend on.
 * Names and paths alone decide: no source is read.
 */
export const createNodesV2: CreateNodesV2 = [
  '{libs/{addons,promises}/*/src/index.ts,libs/platform/project.json,talos/**/machine.{yaml,ts},matchbox/boot.yaml}',
  (files) =>
    files.map((file) => {
      const [top = ''] = file.split('/');
      if (top === 'talos' || top === 'matchbox') {
        return [file, { projects: { [top]: machineProject(top, MACHINE_INPUTS[top]) } }];
      }
      if (file === PLATFORM) return [file, { projects: { [dirname(file)]: platformProject() } }];
      const root = dirname(dirname(file));
      const [, kind, name] = root.split('/') as [string, string, string];
      const project = kind === 'addons' ? addonProject(name) : promiseProject(name);
      return [file, { projects: { [root]: project } }];
    }),
];

const PLATFORM = 'libs/platform/project.json';

function addonProject(name: string) {
  const inputs = [
    'engine',
    ...SOURCES,
    DEFINITIONS,
    ...FACTS,
    MACHINES,
    REQUESTS,
    ...PROMISES,
    ...CHECKS,
    ...overlaysOf(name),
  ];
  const rendered = `{workspaceRoot}/rendered/addons/${name}`;
  return {
    name,
    projectType: 'library' as const,
    sourceRoot: `libs/addons/${name}/src`,
    tags: ['type:addon'],
    targets: {
      render: renderTarget({ cache: true, inputs, outputs: [rendered] }),
      check: checkTarget([...inputs, `${rendered}/**/*`]),
      test: testTarget(`libs/addons/${name}`),
    },
  };
}

function promiseProject(name: string) {
  return {
    name: `promise-${name}`,
    projectType: 'library' as const,
    sourceRoot: `libs/promises/${name}/src`,
    tags: ['type:promise'],
    targets: { test: testTarget(`libs/promises/${name}`) },
  };
}

/**
 * The platform renders the bootstrap and removes what addons left behind. Not cached: what is stale depends on the
 * disk, and it takes milliseconds. What only the whole workspace shows is checked by its root project, so that an
 * overlay affects its addon alone.
 */
function platformProject() {
  const inputs = [
    'engine',
    ...FACTS,
    MACHINES,
    REQUESTS,
    ...PROMISES,
    ...CHECKS,
    '{workspaceRoot}/libs/addons/*/src/**/*',
  ];
  const rendered = '{workspaceRoot}/rendered/{bootstrap,platform,previews,promises}/**/*';
  const preset = '{workspaceRoot}/rendered/renovate.json';
  return {
    targets: {
      render: renderTarget({ cache: false, inputs }),
      check: checkTarget([...inputs, rendered, preset]),
    },
  };
}

/** What machine configs, and what machines boot from, are made from beside the engine. */
const MACHINE_INPUTS = {
  talos: [...FACTS, '{workspaceRoot}/talos/**/*', '{workspaceRoot}/.strata/schemas/talos-*'],
  matchbox: [...FACTS, '{workspaceRoot}/talos/**/*', '{workspaceRoot}/matchbox/**/*'],
} as const;

/** Not cached: whether a version can be upgraded to depends on what is rendered already. */
function machineProject(name: string, own: readonly string[]) {
  const inputs = ['engine', ...own];
  return {
    name,
    projectType: 'application' as const,
    sourceRoot: name,
    tags: ['type:machines'],
    targets: {
      render: renderTarget({ cache: false, inputs }),
      check: checkTarget([...inputs, `{workspaceRoot}/rendered/${name}/**/*`]),
    },
  };
}

function renderTarget(target: TargetConfiguration): TargetConfiguration {
  return { executor: '@strata/generators:render', ...target };
}

function checkTarget(inputs: string[]): TargetConfiguration {
  return { executor: '@strata/generators:check', cache: true, inputs };
}

function testTarget(root: string): TargetConfiguration {
  return {
    executor: 'nx:run-commands',
    cache: true,
    inputs: [
      'engine',
      '{projectRoot}/**/*',
      '{workspaceRoot}/libs/testing/src/**/*',
      '{workspaceRoot}/jest.config.js',
    ],
    options: { command: `jest ${root}/`, cwd: '{workspaceRoot}' },
  };
}
