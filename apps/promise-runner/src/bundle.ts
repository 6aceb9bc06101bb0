import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where the repository is that this program belongs to. */
export const REPOSITORY = resolve(__dirname, '../../..');

/** Bytes that no bundle may exceed: it is parsed at every start of a container. */
export const MAX_BUNDLE_BYTES = 2_000_000;

/** What is bundled: the default export of a module. */
export interface BundledPromise {
  readonly promise: string;
  /** How a file of this application imports it. */
  readonly module: string;
}

/** What became of one promise. */
export interface Bundle {
  readonly promise: string;
  readonly file: string;
  readonly bytes: number;
}

/** The promises of the repository, in the order of their folders. */
export function listPromises(repository: string = REPOSITORY): BundledPromise[] {
  const folder = join(repository, 'libs/promises');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'src/index.ts')))
    .map(({ name }) => name)
    .sort()
    .map((promise) => ({ promise, module: `@strata/promises/${promise}` }));
}

/**
 * Makes one file of JavaScript of each promise, with everything that it needs but Node: `<promise>.js`. Files of
 * promises that are no more are removed.
 *
 * @param outputDirectory holds the bundles and nothing else
 * @throws Error where a promise does not compile, or is larger than a container should load
 */
export async function bundlePromises(
  promises: readonly BundledPromise[],
  outputDirectory: string,
): Promise<Bundle[]> {
  // Unfinished bundles never stand where an image would take them from.
  const unfinished = `${outputDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const bundles = await Promise.all(promises.map((promise) => bundlePromise(promise, unfinished)));
  const large = bundles.filter(({ bytes }) => bytes > MAX_BUNDLE_BYTES);
  if (large.length > 0) {
    const sizes = large.map(({ promise, bytes }) => `${promise} (${bytes} bytes)`).join(', ');
    throw new Error(`larger than ${MAX_BUNDLE_BYTES} bytes: ${sizes}`);
  }
  rmSync(outputDirectory, { recursive: true, force: true });
  renameSync(unfinished, outputDirectory);
  return bundles.map((bundle) => ({ ...bundle, file: join(outputDirectory, `${bundle.promise}.js`) }));
}

async function bundlePromise({ promise, module }: BundledPromise, directory: string): Promise<Bundle> {
  const { build } = require('esbuild') as typeof import('esbuild');
  const file = join(directory, `${promise}.js`);
  const { metafile } = await build({
    stdin: { contents: entryOf(module), resolveDir: join(REPOSITORY, 'apps/promise-runner'), loader: 'ts' },
    absWorkingDir: REPOSITORY,
    tsconfig: join(REPOSITORY, 'tsconfig.base.json'),
    outfile: file,
    bundle: true,
    minify: true,
    // Stacks of errors name functions.
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'silent',
    plugins: [leaveOutUnused],
  });
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  return { promise, file, bytes };
}

/** Loading a library of ours does nothing by itself, so that what is not called can be left out. */
const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  setup: (build) => {
    build.onResolve(
      { filter: /^(?:@strata\/|\.)/ },
      async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === leaveOutUnused) return undefined;
        const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: leaveOutUnused });
        return found.path.startsWith(join(REPOSITORY, 'libs/')) ? { ...found, sideEffects: false } : found;
      },
    );
  },
};

/** The program of one promise. */
const entryOf = (module: string): string => `
  import { main } from './src/main';
  import definition from '${module}';
  process.exitCode = main(definition, process.argv.slice(2), process);
`;
