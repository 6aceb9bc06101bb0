import type { Addon } from '@strata/addon';
import type { Layer } from '@strata/compose';
import type { PlatformContext, PromiseDefinition } from '@strata/kratix';
import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { platformAddon, REQUESTS_ADDON } from '@strata/platform';
import {
  addonDirectory,
  checkBootstrapSecrets,
  checkDefinition,
  checkDependencies,
  deploymentsOf,
  findDependencies,
  renderAddon,
  TALOS_DIRECTORY,
} from '@strata/render';
import type { AddonSource, ClusterTarget, Deployment, KnownRendering } from '@strata/render';
import type * as CodeLiterals from './code-literals';
import { bootProject, renderBoot } from './boot-rendering';
import type { BootRendering } from './boot-rendering';
import { addressPlan } from './address-plan';
import { ObjectJudge } from './object-judge';
import type { ObjectVerdict } from './object-judge';
import { addonProject, NO_OBJECTS, NOT_MADE } from './project-rendering';
import type { AddonOutcome, ProjectRendering } from './project-rendering';
import type { JudgedProblem, Judgement } from '@strata/checks';
import { joinIssues } from './join-issues';
import { locateInAddon, locateInRequests } from './locate-object';
import type { LocateValue } from './locate-object';
import { checkPromiseChanges } from './check-promise-changes';
import { checkPromiseSources } from './check-promise-sources';
import { discover } from './discover';
import type { Discovery } from './discover';
import { LayerStore } from './layer-store';
import { openInventory } from './inventory';
import type { Inventory } from './inventory';
import { belongsToAddon } from './incremental/input-names';
import { loadAddon } from './load-addon';
import { forgetDependents } from './load-module';
import { platformContexts } from './platform-contexts';
import { loadPromise } from './load-promise';
import type { PromiseSource } from './load-promise';
import { MATCHBOX_PROJECT, TALOS_PROJECT } from './machine-projects';
import { machineProjects, orphans, PLATFORM_DIRECTORIES, PLATFORM_PROJECT } from './owned-directories';
import { renderMachines } from './machine-rendering';
import { pendingUpgrades } from './rendered-versions';
import { checkRequests } from './read-requests';
import type { SourcedRequest } from './read-requests';
import type { Listing } from './read-entries';
import { renderPlatform } from './render-platform';

/** A workspace as it is on the disk when it is opened; every source is read at most once. */
export class Workspace {
  private readonly discovery: Discovery;
  private readonly layers: LayerStore;
  private readonly inventory: Inventory;
  private readonly loadedPromises = new Map<string, ReturnType<typeof loadPromise>>();
  private readonly loadedAddons = new Map<string, ReturnType<typeof loadAddon>>();
  private readonly addonSources = new Map<string, AddonSource | { issues: readonly Issue[] }>();
  /** The addon whose overlays are held. */
  private held: string | undefined;
  private openedBoot: BootRendering | undefined;
  private readonly judge: ObjectJudge;
  private readonly renderings = new Map<string, ProjectRendering>();

  /**
   * @param isJudged false for measurements alone: objects are then written unseen
   * @param listing what is known of directories already
   */
  constructor(
    readonly root: string,
    readonly isJudged = true,
    listing?: Listing,
  ) {
    this.discovery = discover(root, listing);
    this.layers = new LayerStore(root);
    this.judge = new ObjectJudge(root, this);
    this.inventory = openInventory(this.discovery, this.layers, {
      addon: this.definitionOf,
      promises: () => this.promiseDefinitions,
    });
    this.inventoryIssues = [
      ...this.discovery.issues,
      ...this.layers.issues(),
      ...this.inventory.issues,
      ...this.judge.issues,
    ];
  }

  /** What is wrong with environments, roles, clusters, facts and the names of addons and overlays. */
  readonly inventoryIssues: readonly Issue[];

  /** Every cluster whose definition and facts are in order. */
  get targets(): readonly ClusterTarget[] {
    return this.inventory.targets;
  }

  /** Folders under libs/addons/, sorted. */
  get addons(): readonly string[] {
    return this.discovery.addons;
  }

  /** The layer that a file holds; undefined where there is no file, or where it has issues. */
  get layerOf(): (file: string) => Layer | undefined {
    return this.inventory.layerOf;
  }

  /** Keeps what was learnt of unchanged sources for the next process. */
  save(): void {
    this.layers.save();
  }

  /** Lets go of what the overlays of an addon hold, once another is rendered: not all of them are held at a time. */
  forget(folder: string): void {
    if (this.held !== undefined && this.held !== folder) {
      this.layers.forget(this.discovery.overlays.get(this.held) ?? []);
    }
    this.held = folder;
  }

  /**
   * Reads overlays and libraries of addons again that have changed.
   *
   * @returns false where something else is made of them: then the workspace has to be opened anew
   */
  reread(files: readonly string[]): boolean {
    const stale = forgetDependents(this.root, files);
    if (!stale.every(belongsToAddon)) return false;
    this.layers.reread([...files, ...stale]);
    this.renderings.clear();
    this.addonSources.clear();
    for (const [folder, loaded] of this.loadedAddons) {
      const isStale = stale.some((file) => file.startsWith(`libs/addons/${folder}/`));
      if (isStale || 'issues' in loaded) this.loadedAddons.delete(folder);
    }
    return true;
  }

  /** The definition of an addon, or why there is none. */
  addonSource(folder: string): AddonSource | { issues: readonly Issue[] } {
    let source = this.addonSources.get(folder);
    if (source === undefined) {
      const loaded = this.loadAddon(folder);
      source =
        'issues' in loaded
          ? loaded
          : { ...loaded, dependencies: findDependencies(loaded.addon, this.definitionOf) };
      this.addonSources.set(folder, source);
    }
    return source;
  }

  private loadAddon(folder: string): ReturnType<typeof loadAddon> {
    let loaded = this.loadedAddons.get(folder);
    if (loaded === undefined) {
      loaded = loadAddon(this.root, folder, this.discovery.overlays.get(folder) ?? []);
      this.loadedAddons.set(folder, loaded);
    }
    return loaded;
  }

  private readonly definitionOf = (folder: string): Addon | undefined => {
    if (!this.discovery.addons.includes(folder)) return undefined;
    const loaded = this.loadAddon(folder);
    return 'issues' in loaded ? undefined : loaded.addon;
  };

  /** The platform requests whose files can be read. */
  get requests(): readonly SourcedRequest[] {
    return this.inventory.requests;
  }

  /** Names of the clusters that requests make. */
  get requested(): readonly string[] {
    return this.inventory.requested;
  }

  /** What pipelines know on every cluster that runs Kratix. */
  get contexts(): readonly PlatformContext[] {
    return this.openContexts().contexts;
  }

  private openContexts(): { contexts: readonly PlatformContext[]; issues: readonly Issue[] } {
    const issues: Issue[] = [];
    const kratix = this.definitionOf(REQUESTS_ADDON);
    return { contexts: platformContexts(kratix, this.targets, this.layers.get, issues), issues };
  }

  /** Folders under libs/promises/, sorted. */
  get promises(): readonly string[] {
    return this.discovery.promises;
  }

  /** The definition of a promise, or why there is none. */
  promiseSource(folder: string): PromiseSource | { issues: readonly Issue[] } {
    let loaded = this.loadedPromises.get(folder);
    if (loaded === undefined) {
      loaded = loadPromise(this.root, folder);
      this.loadedPromises.set(folder, loaded);
    }
    return loaded;
  }

  /** The promises that can be loaded. */
  get promiseDefinitions(): PromiseDefinition[] {
    const sources = this.promises.map((folder) => this.promiseSource(folder));
    return sources.flatMap((source) => ('issues' in source ? [] : [source.definition]));
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
    return 'issues' in source ? [] : deploymentsOf(source, this.targets, this.layerOf);
  }

  /** Every project that renders: the platform, machines and what they boot, and the addons. */
  get projects(): string[] {
    return [PLATFORM_PROJECT, ...machineProjects(this.root), ...this.discovery.addons];
  }

  /** Renders one project in memory; the same object at every call. */
  render(project: string): ProjectRendering {
    let rendering = this.renderings.get(project);
    if (rendering === undefined) {
      rendering = this.renderProject(project);
      this.renderings.set(project, rendering);
    }
    return rendering;
  }

  private renderProject(project: string): ProjectRendering {
    if (project === PLATFORM_PROJECT) return this.renderPlatform();
    if (project === TALOS_PROJECT) return this.renderMachines();
    if (project !== MATCHBOX_PROJECT) return this.renderAddon(project);
    return bootProject(this.boot, this.layers.issues());
  }

  /** What matchbox serves, with what its files are made from. */
  get boot(): BootRendering {
    this.openedBoot ??= renderBoot(this.root, this.targets, this.layers.get);
    return this.openedBoot;
  }

  /** The commands that bring running machines to the versions that would be rendered, before they are. */
  get upgrades(): readonly string[] {
    return pendingUpgrades(this.root, this.targets);
  }

  private renderMachines(): ProjectRendering {
    const { files, issues } = renderMachines(this.root, this.targets, this.layerOf);
    return { directories: [TALOS_DIRECTORY], files, issues, ...NO_OBJECTS };
  }

  private renderAddon(folder: string): ProjectRendering {
    const directories = [addonDirectory(folder)];
    const outcome = this.openAddon(folder);
    if ('rendering' in outcome) return addonProject(directories, outcome);
    return { directories, files: [], issues: outcome.issues, ...NOT_MADE };
  }

  /**
   * Renders an addon, but for what is known of it.
   *
   * @returns only issues where its definition cannot be loaded
   */
  openAddon(folder: string, known?: KnownRendering): AddonOutcome | { issues: readonly Issue[] } {
    const source = this.addonSource(folder);
    if ('issues' in source) return source;
    const { roles } = this.discovery.inventory;
    const isComplete = this.inventoryIssues.length === 0;
    const scope = { targets: this.targets, roles, isComplete };
    const rendering = renderAddon(source, scope, this.layerOf, known);
    const unreadable = this.layers.issues(source.overlays);
    const order = [
      ...checkDependencies(source, this.discovery.addons, this.definitionOf),
      ...this.unloadable(source.addon),
    ];
    const issues = [...unreadable, ...order, ...rendering.issues];
    return { rendering, issues, verdict: this.judged(rendering.objects, this.locateIn(source), folder) };
  }

  /** Tells where values of an addon's objects come from. */
  locateIn(source: AddonSource): LocateValue {
    const { root, targets, layerOf } = this;
    const deployments = () => this.deploymentsOf(source.folder);
    const literalsOf = (target: ClusterTarget, others: readonly Deployment[]) => {
      const { literalsOfAddon } = require('./code-literals') as typeof CodeLiterals;
      return literalsOfAddon(this, source, target, others);
    };
    return locateInAddon({ root, source, targets, layerOf, deployments, literalsOf });
  }

  private judged(...judged: Parameters<ObjectJudge['judge']>): ObjectVerdict {
    return this.isJudged ? this.judge.judge(...judged) : { found: [], used: [] };
  }

  /** What remains of problems that only the whole platform shows. */
  judgeProblems<Problem extends JudgedProblem>(problems: readonly Problem[]): Judgement<Problem> {
    return this.judge.judgeProblems(problems);
  }

  /** Exceptions that nothing needs. @param used the indices of those that excuse something */
  idleExceptions(used: ReadonlySet<number>): Issue[] {
    return this.judge.idleExceptions(used);
  }

  /** The last day on which exceptions are as they are now; undefined where none of them ends. */
  get validUntil(): string | undefined {
    return this.judge.validUntil;
  }

  /** Dependencies that cannot be loaded: the order is not known without them. */
  private unloadable({ dependsOn = [] }: Addon): Issue[] {
    return dependsOn.flatMap((name) => {
      const loaded = this.discovery.addons.includes(name) ? this.loadAddon(name) : undefined;
      return loaded !== undefined && 'issues' in loaded ? loaded.issues : [];
    });
  }

  /** The platform owns what belongs to no addon, and every directory of an addon that exists no more. */
  private renderPlatform(): ProjectRendering {
    const directories = [...PLATFORM_DIRECTORIES, ...orphans(this.root, this.discovery.addons)];
    const sources = this.discovery.addons.map((name) => this.addonSource(name));
    const loaded = this.promises.map((name) => this.promiseSource(name));
    const promised = loaded.flatMap((source) => ('issues' in source ? [] : [source]));
    const { contexts, issues: contextIssues } = this.openContexts();
    const definitions = sources.flatMap((source) => ('issues' in source ? [] : [source]));
    const issues = [
      ...sources.flatMap((source) => ('issues' in source ? source.issues : checkDefinition(source, []))),
      ...checkBootstrapSecrets(definitions, this.targets),
      ...loaded.flatMap((source) => ('issues' in source ? source.issues : [])),
      ...checkPromiseSources(promised),
      ...checkPromiseChanges(this.root, promised, contexts),
      ...(this.promises.length === 0 ? [] : contextIssues),
    ];
    const addons = definitions.map(({ addon }) => platformAddon(addon));
    const promises = promised.map(({ definition }) => definition);
    const { requests, requested } = this.inventory;
    const clusters = this.targets;
    if (issues.length === 0 && this.inventoryIssues.length === 0) {
      issues.push(...checkRequests(requests, promises, addons, clusters));
      if (issues.length === 0) issues.push(...addressPlan(this).issues);
    }
    if (issues.length > 0) return { directories, files: [], issues, ...NOT_MADE };
    const platform = { addons, clusters, requests, promises, requested, contexts };
    const rendering = renderPlatform(platform, this.root);
    const { found, used } = this.judged(rendering.objects, locateInRequests(requests));
    const judged = joinIssues(found);
    return {
      directories,
      ...NO_OBJECTS,
      isWhole: rendering.issues.length === 0,
      ...rendering,
      used: used.map(({ index }) => index),
      files: judged.some(isError) ? [] : rendering.files,
      issues: [...rendering.issues, ...judged],
    };
  }
}
