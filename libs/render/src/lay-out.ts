import type { Manifest } from '@strata/kubernetes';

/** One file of the output. */
export interface OutputFile {
  /** Path from the workspace root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The directory that holds all output. */
export const RENDERED = 'rendered';

/** A path of the output from `rendered/`, to be put below the base path that a cluster knows. */
export const belowRendered = (path: string): string => path.slice(RENDERED.length + 1);

/** The directory that one addon owns. */
export const addonDirectory = (addon: string): string => `${RENDERED}/addons/${addon}`;

/** The directory of one addon on one cluster. */
export const clusterDirectory = (addon: string, cluster: string): string =>
  `${addonDirectory(addon)}/clusters/${cluster}`;

/** The directory that the Terraform-made bootstrap reads. */
export const BOOTSTRAP_DIRECTORY = `${RENDERED}/bootstrap`;

/** The directory of platform requests, by environment. */
export const REQUESTS_DIRECTORY = `${RENDERED}/platform`;

/** File names of an addon's parts. */
export const FILES = {
  applicationSet: 'applicationset.yaml',
  application: 'application.yaml',
  values: 'values.yaml',
  manifests: 'manifests',
} as const;

/**
 * The file name of an object: `<kind>.<namespace>.<name>.yaml` in lower case. Characters that file systems refuse
 * become `_`.
 */
export function manifestFileName({ kind, metadata: { name, namespace } }: Manifest): string {
  const parts = [kind, ...(namespace === undefined ? [] : [namespace]), name];
  return `${parts
    .join('.')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_')}.yaml`;
}
