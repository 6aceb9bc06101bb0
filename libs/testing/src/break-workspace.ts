import type { FixtureWorkspace } from './fixture-workspace';

/** One way to break a workspace. */
export interface BadInput {
  /** Says what is wrong; names the golden file. */
  readonly name: string;
  /** The code that must be reported. */
  readonly code: string;
  readonly breakIt: (workspace: FixtureWorkspace) => void;
}

/** Of the fixture. */
export const OVERLAY = 'environments/production/addons/web.yaml';
/** Of the fixture. */
export const SCRIPT = 'environments/production/addons/web.ts';
/** Of the fixture. */
export const INDEX = 'libs/addons/web/src/index.ts';
/** Of the fixture. */
export const DEFAULTS = 'libs/addons/web/src/defaults.ts';
/** Of the fixture. */
export const CLUSTER = 'environments/production/clusters/lab/cluster.yaml';

/** Another text of the overlay in YAML. */
export const yaml = (code: string, name: string, text: string | Uint8Array): BadInput => ({
  name,
  code,
  breakIt: (workspace) => workspace.write(OVERLAY, text),
});

/** An overlay in TypeScript. */
export const script = (code: string, name: string, text: string): BadInput => ({
  name,
  code,
  breakIt: (workspace) => workspace.write(SCRIPT, text),
});

/** Another text in a file. */
export const edit = (code: string, name: string, file: string, from: string, to: string): BadInput => ({
  name,
  code,
  breakIt: (workspace) => workspace.edit(file, from, to),
});

/** A new file. */
export const add = (code: string, name: string, file: string, text: string): BadInput => ({
  name,
  code,
  breakIt: (workspace) => workspace.write(file, text),
});

/** One more object, by an expression. */
export const manifests = (code: string, name: string, expression: string): BadInput =>
  edit(code, name, INDEX, 'manifests: ({ config }) => [', `manifests: ({ config }) => [${expression},`);

/** The text of an overlay in TypeScript with some fields. */
export const layerScript = (fields: string): string =>
  `import { layer } from '@strata/addon';\nimport type { WebConfig } from '@strata/addons/web';\n\nexport default layer<WebConfig>({\n${fields}\n});\n`;
