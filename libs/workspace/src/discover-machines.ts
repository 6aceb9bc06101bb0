import { isName, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { MACHINE_FILES, MACHINE_PRECEDENCE, PATCHES } from '@strata/talos';
import type { MachineTargetNames } from '@strata/talos';
import { readEntries } from './read-entries';

/** A machine by its directory, and the files of patches that apply to it, in order. */
export interface MachineDirectory extends MachineTargetNames {
  readonly patchFiles: readonly string[];
}

const ROOT = 'talos';

/** Directories under talos/ that are no environments. */
const BASE = 'base';

/**
 * Lists the machines under talos/.
 *
 * @param issues receives directories of clusters that do not exist, and files that nothing reads
 */
export function discoverMachines(
  root: string,
  clusters: readonly { readonly environment: string; readonly name: string }[],
  issues: Issue[],
): MachineDirectory[] {
  const walk = new MachineWalk(root, issues);
  walk.layer(`${ROOT}/${BASE}`);
  const environments = [...new Set(clusters.map(({ environment }) => environment))];
  return walk
    .directories(ROOT, [])
    .filter((environment) => environment !== BASE)
    .flatMap((environment) => {
      if (!walk.checkKnown(`${ROOT}/${environment}`, 'environment', environment, environments)) return [];
      const names = clusters.filter((each) => each.environment === environment).map(({ name }) => name);
      return walk.layer(`${ROOT}/${environment}`).flatMap((cluster) => {
        const directory = `${ROOT}/${environment}/${cluster}`;
        if (!walk.checkKnown(directory, 'cluster', cluster, names)) return [];
        return walk.layer(directory).flatMap((node) => {
          walk.node(`${directory}/${node}`);
          const target = { environment, cluster, node };
          return [{ ...target, patchFiles: walk.patchFiles(target) }];
        });
      });
    });
}

class MachineWalk {
  constructor(
    private readonly root: string,
    private readonly issues: Issue[],
  ) {}

  /** Names of the directories that stand in the directory of a layer, beside that of its patches. */
  layer(path: string): string[] {
    return this.directories(path, [...MACHINE_FILES]).filter((name) => name !== PATCHES);
  }

  /** The directory of a machine: a layer that must be there, and nothing below it. */
  node(path: string): void {
    const inner = this.layer(path);
    inner.forEach((name) => this.unexpected(`${path}/${name}`));
    const node = path.split('/').at(-1) ?? '';
    if (!isName(node)) {
      this.issues.push({
        code: 'STR201',
        message: `"${node}" is not a valid name`,
        location: { file: path },
      });
    }
    const files = readEntries(this.root, path, []).map(({ name }) => name);
    if (MACHINE_FILES.some((file) => files.includes(file))) return;
    const file = `${path}/${MACHINE_FILES[0]}`;
    this.issues.push({ code: 'STR202', message: `${path} has no ${MACHINE_FILES[0]}`, location: { file } });
  }

  /** Names of the directories in a directory; files other than the known ones are read by nothing. */
  directories(path: string, files: readonly string[]): string[] {
    const entries = readEntries(this.root, path, this.issues).filter(({ name }) => !name.startsWith('.'));
    for (const { name, isDirectory } of entries) {
      if (!isDirectory && name !== 'README.md' && !files.includes(name)) this.unexpected(`${path}/${name}`);
    }
    return entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name);
  }

  /** The files of patches that apply to a machine, in order. */
  patchFiles(target: MachineTargetNames): string[] {
    return MACHINE_PRECEDENCE.flatMap(({ directory }) => {
      const path = `${directory(target)}/${PATCHES}`;
      return readEntries(this.root, path, [])
        .filter(({ name, isDirectory }) => !isDirectory && /\.ya?ml$/.test(name))
        .map(({ name }) => `${path}/${name}`);
    });
  }

  /** Whether a directory is named after an environment or cluster that exists. */
  checkKnown(path: string, kind: string, name: string, known: readonly string[]): boolean {
    if (known.includes(name)) return true;
    this.issues.push({
      code: 'STR232',
      message: `there is no ${kind} "${name}"`,
      location: { file: path },
      remedy: suggest(name, known) || undefined,
    });
    return false;
  }

  private unexpected(file: string): void {
    const remedy = `Move or remove it; a directory of machines has ${MACHINE_FILES.join(' or ')}, ${PATCHES}/ and deeper layers.`;
    this.issues.push({ code: 'STR209', message: `nothing reads ${file}`, location: { file }, remedy });
  }
}
