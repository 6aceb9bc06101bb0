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

/** The directory of promises. */
export const PROMISES_DIRECTORY = `${RENDERED}/promises`;

/** The directory of what requests will make, by environment and request. */
export const PREVIEWS_DIRECTORY = `${RENDERED}/previews`;

/** The directory of machine configs, by cluster. */
export const TALOS_DIRECTORY = `${RENDERED}/talos`;

/** The directory of what matchbox serves. */
export const MATCHBOX_DIRECTORY = `${RENDERED}/matchbox`;

/** File names of an addon's parts. */
export const FILES = {
  applicationSet: 'applicationset.yaml',
  application: 'application.yaml',
  values: 'values.yaml',
  manifests: 'manifests',
} as const;
