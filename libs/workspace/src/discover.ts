import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isName, OVERLAY_EXTENSIONS, RESERVED_ADDONS, RESERVED_ENVIRONMENTS, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import type { Inventory } from '@strata/render';
import { discoverMachines } from './discover-machines';
import type { MachineDirectory } from './discover-machines';
import { readEntries } from './read-entries';
import type { Entry, Listing } from './read-entries';

/** What exists in a workspace, by names alone; nothing is read yet. */
export interface Discovery {
  /** With the clusters that have a `cluster.yaml`. */
  readonly inventory: Inventory;
  /** Directories of clusters without a definition: a request may make the cluster. */
  readonly undefinedClusters: Inventory['clusters'];
  /** Folders under libs/addons/, sorted. */
  readonly addons: readonly string[];
  /** Folders under libs/promises/, sorted. */
  readonly promises: readonly string[];
  /** Overlay files of each addon, also of addons that do not exist. */
  readonly overlays: ReadonlyMap<string, readonly string[]>;
  /** Platform requests, sorted by environment and name. */
  readonly requests: readonly RequestFile[];
  /** Machines under talos/, sorted by environment, cluster and name. */
  readonly machines: readonly MachineDirectory[];
  readonly issues: readonly Issue[];
}

/** A file under environments/<environment>/requests/. */
export interface RequestFile {
  readonly environment: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly file: string;
}

/**
 * Lists the environments, roles, clusters, addons and overlays of a workspace.
 *
 * @param listing what is known of directories without links
 */
export function discover(root: string, listing: Listing = () => undefined): Discovery {
  const walk = new Walk(root, listing);
  const base = 'environments';
  const roles = walk.directories(`${base}/roles`);
  const environments = walk.directories(base).filter((name) => !RESERVED_ENVIRONMENTS.includes(name));
  walk.checkEntries(base, { directories: true, files: ['checks.ts'] });
  walk.checkEntries(`${base}/roles`, { directories: true });
  walk.checkLayerDirectory(`${base}/base`, 'environment.yaml');
  roles.forEach((role) => walk.checkLayerDirectory(`${base}/roles/${role}`, 'role.yaml'));
  const directories = environments.flatMap((environment) => {
    walk.checkLayerDirectory(`${base}/${environment}`, 'environment.yaml', ['clusters', 'requests']);
    const parent = `${base}/${environment}/clusters`;
    walk.checkEntries(parent, { directories: true });
    return walk.directories(parent).map((name) => {
      const isDefined = walk.checkEntriesOfLayer(`${parent}/${name}`, 'cluster.yaml');
      return { environment, name, isDefined };
    });
  });
  const clustersThat = (isDefined: boolean) =>
    directories
      .filter((directory) => directory.isDefined === isDefined)
      .map(({ environment, name }) => ({ environment, name }));
  const addons = walk.directories('libs/addons');
  walk.checkAddons(addons);
  const promises = walk.directories('libs/promises');
  promises.forEach((promise) => walk.checkLibrary('promise', `libs/promises/${promise}`, isName(promise)));
  const clusters = clustersThat(true);
  return {
    inventory: { environments, roles, clusters },
    machines: discoverMachines(root, clusters, walk.issues),
    undefinedClusters: clustersThat(false),
    addons,
    promises,
    overlays: walk.overlays,
    requests: environments.flatMap((environment) => walk.requests(environment)),
    issues: walk.issues,
  };
}

const REQUEST_EXTENSION = '.yaml';

class Walk {
  readonly issues: Issue[] = [];
  readonly overlays = new Map<string, string[]>();

  constructor(
    private readonly root: string,
    private readonly listing: Listing,
  ) {}

  /** Names of the directories in a directory, sorted; hidden ones are left out. */
  directories(path: string): string[] {
    return this.entries(path)
      .filter(({ isDirectory, name }) => isDirectory && !name.startsWith('.'))
      .map(({ name }) => name);
  }

  /** @param files that stand beside the directories */
  checkEntries(
    path: string,
    { directories, files = [] }: { directories: boolean; files?: readonly string[] },
  ): void {
    for (const { name, isDirectory } of this.entries(path)) {
      if (name.startsWith('.') || (!isDirectory && files.includes(name))) continue;
      if (isDirectory !== directories) this.unexpected(`${path}/${name}`);
      else if (!isName(name)) {
        this.issues.push({
          code: 'STR201',
          message: `"${name}" is not a valid name`,
          location: { file: `${path}/${name}` },
        });
      }
    }
  }

  /** A directory that holds one definition file and overlays. */
  checkLayerDirectory(path: string, definition: string, others: readonly string[] = []): void {
    if (!this.checkEntriesOfLayer(path, definition, others))
      this.issues.push(missingDefinition(path, definition));
  }

  /** The same where the definition file may be missing; tells whether it is there. */
  checkEntriesOfLayer(path: string, definition: string, others: readonly string[] = []): boolean {
    let isDefined = false;
    for (const { name, isDirectory } of this.entries(path)) {
      if (name === definition) isDefined = true;
      else if (name === 'addons' && isDirectory) this.readOverlays(`${path}/addons`);
      else if (!name.startsWith('.') && name !== 'README.md' && !others.includes(name))
        this.unexpected(`${path}/${name}`);
    }
    return isDefined;
  }

  /** Files of an environment's requests. */
  requests(environment: string): RequestFile[] {
    const parent = `environments/${environment}/requests`;
    return this.entries(parent).flatMap(({ name, isDirectory }) => {
      const file = `${parent}/${name}`;
      if (name.startsWith('.') || name === 'README.md') return [];
      const stem = name.slice(0, -REQUEST_EXTENSION.length);
      if (!isDirectory && name.endsWith(REQUEST_EXTENSION) && isName(stem)) {
        return [{ environment, name: stem, file }];
      }
      if (isDirectory || !name.endsWith(REQUEST_EXTENSION)) this.unexpected(file);
      else this.issues.push({ code: 'STR201', message: `"${stem}" is not a valid name`, location: { file } });
      return [];
    });
  }

  checkAddons(addons: readonly string[]): void {
    for (const addon of addons) {
      this.checkLibrary('addon', `libs/addons/${addon}`, isName(addon) && !RESERVED_ADDONS.includes(addon));
    }
    for (const [addon, files] of this.overlays) {
      if (addons.includes(addon)) continue;
      const remedy = suggest(addon, addons) || undefined;
      for (const file of files) {
        this.issues.push({
          code: 'STR207',
          message: `there is no addon "${addon}"`,
          location: { file, line: 1, column: 1 },
          remedy,
        });
      }
    }
  }

  /** A folder of an addon or a promise. */
  checkLibrary(kind: string, file: string, isNamed: boolean): void {
    const name = file.split('/').at(-1) ?? '';
    const article = kind === 'addon' ? 'an' : 'a';
    if (!isNamed) {
      this.issues.push({
        code: 'STR201',
        message: `"${name}" cannot name ${article} ${kind}`,
        location: { file },
      });
    } else if (!existsSync(join(this.root, file, 'src/index.ts'))) {
      this.issues.push(missingDefinition(file, 'src/index.ts'));
    }
  }

  private readOverlays(path: string): void {
    for (const { name, isDirectory } of this.entries(path)) {
      const extension = OVERLAY_EXTENSIONS.find((ending) => name.endsWith(ending));
      const file = `${path}/${name}`;
      if (isDirectory || extension === undefined || name.endsWith('.spec.ts')) {
        if (!name.startsWith('.')) this.unexpected(file);
        continue;
      }
      const addon = name.slice(0, -extension.length);
      const known = this.overlays.get(addon);
      if (known === undefined) this.overlays.set(addon, [file]);
      else known.push(file);
    }
  }

  private unexpected(file: string): void {
    this.issues.push({ code: 'STR209', message: `nothing reads ${file}`, location: { file } });
  }

  private entries(path: string): readonly Entry[] {
    return this.listing(path) ?? readEntries(this.root, path, this.issues);
  }
}

/** A directory without the file that says what it is. */
export const missingDefinition = (path: string, definition: string): Issue => ({
  code: 'STR202',
  message: `${path} has no ${definition}`,
  location: { file: `${path}/${definition}` },
});
