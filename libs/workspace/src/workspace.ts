import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findDuplicates } from '@strata/checks';
import type { Layer } from '@strata/compose';
import type { Issue } from '@strata/model';
import {
  addonDirectory,
  BOOTSTRAP_DIRECTORY,
  buildPlatform,
  deploymentsOf,
  RENDERED,
  renderAddon,
  serialise,
} from '@strata/render';
import type { AddonSource, Claim, ClusterTarget, Deployment, OutputFile, Platform } from '@strata/render';
import { discover } from './discover';
import type { Discovery } from './discover';
import { LayerStore } from './layer-store';
import { loadAddon } from './load-addon';
import { makePlan } from './plan';
import type { Plan } from './plan';
import { platformOutputs } from './platform-outputs';

/** The name of the project that owns what belongs to no single addon. */
export const PLATFORM_PROJECT = 'platform';

/** The name of the root project: the workspace as a whole. */
export const WORKSPACE_PROJECT = 'strata';

/** The output of one project, before it is compared with the disk. */
export interface ProjectRendering {
  /** The directories that the project owns, from the workspace root. */
  readonly directories: readonly string[];
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  readonly claims: readonly Claim[];
}

/** A workspace as it is on the disk when it is opened; every source is read at most once. */
export class Workspace {
  private readonly discovery: Discovery;
  private readonly layers: LayerStore;
  private readonly platform: Platform;
  private readonly addonSources = new Map<string, AddonSource | { issues: Issue[] }>();
  private readonly renderings = new Map<string, ProjectRendering>();

  constructor(readonly root: string) {
    this.discovery = discover(root);
    this.layers = new LayerStore(root);
    this.platform = buildPlatform(this.discovery.inventory, this.layers.get);
    this.inventoryIssues = [...this.discovery.issues, ...this.layers.issues(), ...this.platform.issues];
  }

  /** What is wrong with environments, roles, clusters, facts and the names of addons and overlays. */
  readonly inventoryIssues: readonly Issue[];

  /** Every cluster whose definition and facts are in order. */
  get targets(): readonly ClusterTarget[] {
    return this.platform.targets;
  }

  /** Folders under libs/addons/, sorted. */
  get addons(): readonly string[] {
    return this.discovery.addons;
  }

  /** The layer that a file holds; undefined where there is no file, or where it has issues. */
  get layerOf(): (file: string) => Layer | undefined {
    return this.layers.get;
  }

  /** The definition of an addon, or why there is none. */
  addonSource(folder: string): AddonSource | { issues: readonly Issue[] } {
    let source = this.addonSources.get(folder);
    if (source === undefined) {
      source = loadAddon(this.root, folder, this.discovery.overlays.get(folder) ?? []);
      this.addonSources.set(folder, source);
    }
    return source;
  }

  /** What is wrong with the overlays of an addon. */
  issuesOfLayers(folder: string): readonly Issue[] {
    const overlays = this.discovery.overlays.get(folder) ?? [];
    overlays.forEach((file) => this.layers.get(file));
    return this.layers.issues(overlays);
  }

  /** The clusters that an addon is deployed on, with the versions there; unchecked. */
  deploymentsOf(folder: string): readonly Deployment[] {
    const source = this.addonSource(folder);
    return 'issues' in source ? [] : deploymentsOf(source, this.platform.targets, this.layers.get);
  }

  /** Every project that renders: the platform and the addons, sorted. */
  get projects(): string[] {
    return [PLATFORM_PROJECT, ...this.discovery.addons];
  }

  /** Renders one project in memory; the same object at every call. */
  render(project: string): ProjectRendering {
    let rendering = this.renderings.get(project);
    if (rendering === undefined) {
      rendering = project === PLATFORM_PROJECT ? this.renderPlatform() : this.renderAddon(project);
      this.renderings.set(project, rendering);
    }
    return rendering;
  }

  /** Compares a project's output with the disk. */
  plan(project: string): Plan {
    const { directories, files } = this.render(project);
    return makePlan(this.root, directories, files);
  }

  /** Checks that no single project can make: two addons that claim the same object or Application name. */
  checkClaims(): Issue[] {
    const claims = this.discovery.addons.flatMap((addon) => this.render(addon).claims);
    const duplicates = findDuplicates(claims, ({ cluster, identity }) => `${cluster}\0${identity}`);
    return [...duplicates.values()].map((group) => {
      const [first] = group as [Claim];
      const owners = group.map(({ addon }) => addon).join(' and ');
      const message = `${first.subject} is rendered by ${owners}`;
      const location = { file: `libs/addons/${first.addon}/src/index.ts`, line: 1, column: 1 };
      const code = first.identity.startsWith('Application/') ? 'STR407' : 'STR402';
      return { code, message, location, clusters: [first.cluster] };
    });
  }

  private renderAddon(folder: string): ProjectRendering {
    const directories = [addonDirectory(folder)];
    const source = this.addonSource(folder);
    if ('issues' in source) return { directories, files: [], issues: source.issues, claims: [] };
    const scope = { targets: this.platform.targets, isComplete: this.inventoryIssues.length === 0 };
    const { files, issues, claims } = renderAddon(source, scope, this.layers.get);
    const unreadable = this.layers.issues(source.overlays);
    return {
      directories,
      files: unreadable.length > 0 ? [] : files,
      issues: [...unreadable, ...issues],
      claims,
    };
  }

  /** The platform owns the bootstrap, and every directory of an addon that exists no more. */
  private renderPlatform(): ProjectRendering {
    const directories = [BOOTSTRAP_DIRECTORY, ...this.orphans()];
    const sources = this.discovery.addons.map((name) => this.addonSource(name));
    const addons = sources.flatMap((source) => ('issues' in source ? [] : [source.addon]));
    if (addons.length < sources.length) return { directories, files: [], issues: [], claims: [] };
    const repositories = this.platform.targets.map(({ facts }) => facts.repository.url);
    const files = platformOutputs(addons, repositories).map(({ path, data, sources: from }) => ({
      path,
      text: serialise(data, from),
    }));
    return { directories, files, issues: [], claims: [] };
  }

  /** What stands in rendered/ and belongs to no project: left by a removed addon, or not made by Strata. */
  private orphans(): string[] {
    const addons = `${RENDERED}/addons`;
    const owned = [addons, BOOTSTRAP_DIRECTORY, ...this.discovery.addons.map(addonDirectory)];
    return [RENDERED, addons]
      .flatMap((parent) => this.entries(parent).map((name) => `${parent}/${name}`))
      .filter((path) => !owned.includes(path))
      .sort();
  }

  private entries(directory: string): string[] {
    const path = join(this.root, directory);
    return existsSync(path) ? readdirSync(path) : [];
  }
}
