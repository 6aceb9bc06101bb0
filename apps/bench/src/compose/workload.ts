import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BenchError } from '../errors';
import { buildFleet } from '../fleet/fleet';
import type { Fleet, FleetCluster } from '../fleet/fleet';
import { printMergedProgram } from './jsonnet-text';
import { writePeerData } from '../fleet/write-peer-data';
import { parseSize, SIZE_WORDS } from '../fleet/size';

/** What is measured: the data and programs of one size in a temporary directory. */
export interface Workload {
  /** The directory with `index.json`, `layers/` and `jplus/`. */
  readonly data: string;
  readonly addons: readonly string[];
  readonly clusters: readonly FleetCluster[];
  /** The program that gives every merged configuration. */
  readonly mergedProgram: string;
  /** The workload's own programs, which build objects from the configurations; undefined where it has none. */
  readonly wholeProgram?: string;
  readonly wholeYamlProgram?: string;
}

/** What `index.json` says; a workload may say more. */
type Index = Pick<Fleet, 'addons' | 'clusters'>;

/**
 * Puts a workload into a directory: a copy of `source` after its `gen.js` has run, or the bench's own fleet.
 *
 * @throws BenchError where the source cannot make that size
 */
export function openWorkload(directory: string, size: string, source: string | undefined): Workload {
  if (source === undefined) writeFleet(directory, size);
  else generate(directory, size, source);
  const data = join(directory, 'data', size);
  const index = JSON.parse(readFileSync(join(data, 'index.json'), 'utf8')) as Index;
  const mergedProgram = join(directory, 'merged.jsonnet');
  writeFileSync(mergedProgram, printMergedProgram(`data/${size}`));
  return {
    data,
    addons: index.addons.map(({ name }) => name),
    clusters: index.clusters,
    mergedProgram,
    wholeProgram: fileIfThere(join(directory, 'peers', `jsonnet-plus-${size}.jsonnet`)),
    wholeYamlProgram: fileIfThere(join(directory, 'peers', `jsonnet-plus-yaml-${size}.jsonnet`)),
  };
}

function writeFleet(directory: string, size: string): void {
  const parsed = parseSize(size);
  if (parsed === undefined) throw new BenchError(`there is no size "${size}"; known are ${SIZE_WORDS}`);
  writePeerData(buildFleet(parsed), join(directory, 'data', size));
}

function generate(directory: string, size: string, source: string): void {
  if (!existsSync(join(source, 'gen.js'))) throw new BenchError(`the workload ${source} has no gen.js`);
  const leftOut = ['node_modules', 'data', '.git'];
  const filter = (file: string) => file === source || !leftOut.includes(basename(file));
  cpSync(source, directory, { recursive: true, filter });
  try {
    execFileSync(process.execPath, ['gen.js', size], { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new BenchError(`gen.js of the workload cannot make size "${size}": ${(error as Error).message}`);
  }
  if (!existsSync(join(directory, 'data', size, 'index.json'))) {
    throw new BenchError(`gen.js of the workload made no data/${size}/index.json`);
  }
}

function fileIfThere(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
}
