import groupBy from 'lodash/groupBy';
import memoize from 'lodash/memoize';
import pick from 'lodash/pick';
import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { addonDirectory } from '@strata/render';
import type { ChangeWriter } from '../apply';
import { today } from '../check-objects';
import { joinReferences } from '../check-references';
import type { OwnedIssue } from '../check-references';
import { engineVersion } from '../engine-file';
import { machineProjects, PLATFORM_PROJECT } from '../owned-directories';
import { TALOS_PROJECT } from '../machine-projects';
import type { Change } from '../plan';
import { recordCost } from '../project-costs';
import { Workspace } from '../workspace';
import { CollectedChanges } from './collected-changes';
import { digestOf } from './digest';
import { lookAsideIfLarge } from './disk-states';
import type { StatesOfAddons } from './disk-states';
import { belongsToAddon, InputNames } from './input-names';
import { strayImports } from './module-reads';
import { ForgottenError, readMemory, saveMemory } from './project-record';
import type { ProjectMemory } from './project-record';
import { isTouched, ownerOf } from './project-paths';
import type { ProjectState } from './project-state';
import { HeldParts, judgeClusters } from './judge-clusters';
import type { NamedVerdict } from './judge-clusters';
import { countUntouched, settle } from './kept-files';
import { knownAddon, openAddon, openWhole } from './render-project';
import { countFiles } from './open-project';
import type { OpenedProject, RenderContext } from './open-project';
import { keepHeapSmall } from './small-heap';
import { SourceFiles } from './source-files';
import { hasSameClusters, nameTargets, readWorkspaceMemory, saveWorkspaceMemory } from './workspace-memory';
import type { WorkspaceMemory } from './workspace-memory';

/** What rendering projects gave, and what is to be done on the disk for it. */
export interface Rendering {
  /** Everything that is wrong with the projects and the workspace. */
  readonly issues: readonly Issue[];
  /** What makes rendered/ as it should be, sorted by path in each project; without texts where a writer has them. */
  readonly changes: readonly Change[];
  /** The number of files that are as they should be. */
  readonly unchanged: number;
  /** What is to be done on running machines. */
  readonly upgrades: readonly string[];
}

/** How projects are rendered. */
export interface RenderOptions {
  /** Takes the changes in as they are found, so that not all texts are held at the same time. */
  readonly writer?: ChangeWriter;
  /** Is told of each project that has to be rendered. */
  readonly announce?: (project: string, index: number, count: number) => void;
}

/**
 * Renders the projects of a workspace: only what depends on something that has changed since an earlier process rendered
 * it. What is known of the rest is kept in the workspace, by names of everything that it depends on.
 */
export class Renderer {
  /** Every project: the platform, machines and what they boot, and the addons. */
  readonly projects: readonly string[];
  private readonly files: SourceFiles;
  private names: InputNames;
  /** What is kept, where the clusters are as they were. */
  private readonly memory: WorkspaceMemory | undefined;
  /** What is kept, of whatever clusters. */
  private last: WorkspaceMemory | undefined;
  private readonly states = new Map<string, ProjectState>();
  /** What the files of this workspace still hold of projects. */
  private readonly saved = new Map<string, ProjectMemory | undefined>();
  /** How many files of projects stand on the disk as this process knows them, where no source has changed since. */
  private readonly settled = new Map<string, number>();
  private readonly day = today();
  private readonly held = new HeldParts();
  private readonly verdicts = new Map<string, NamedVerdict>();
  private context: RenderContext;
  private idle: WorkspaceMemory['idle'] | undefined;
  private opened: Workspace | undefined;
  /** What stands in the directories of addons, where that was looked at aside. */
  private readonly seen: StatesOfAddons | undefined;

  /** @param isJudged false for measurements alone: objects are then written unseen */
  constructor(
    readonly root: string,
    private readonly isJudged = true,
  ) {
    const memory = readWorkspaceMemory(root);
    if (memory !== undefined) this.seen = lookAsideIfLarge(root);
    this.files = new SourceFiles(root, memory?.strays ?? []);
    const version = this.files.isCertain ? engineVersion() : undefined;
    const engine = version === undefined ? undefined : `${version}${isJudged ? '' : ' unjudged'}`;
    this.names = new InputNames(this.files.files, engine ?? '');
    this.last = memory?.engine === engine ? memory : undefined;
    this.memory =
      this.last !== undefined && hasSameClusters(this.last, this.names, today()) ? this.last : undefined;
    if (this.memory === undefined) keepHeapSmall(this.names.addons.length);
    const isSound = this.memory !== undefined || this.workspace().inventoryIssues.length === 0;
    this.projects = [PLATFORM_PROJECT, ...machineProjects(root), ...this.names.addons];
    this.context = {
      root,
      engine: isSound ? engine : undefined,
      names: this.names,
      targets: this.memory?.targets ?? nameTargets(this.workspace().targets, this.names),
      workspace: this.workspace,
      clusters: memoize(() => JSON.stringify(this.workspace().targets.map(({ cluster }) => cluster))),
    };
  }

  /** The workspace, opened when something has to be rendered or explained. */
  readonly workspace = (): Workspace =>
    (this.opened ??= new Workspace(this.root, this.isJudged, this.files.listing));

  /** What is wrong with environments, roles, clusters, facts and the names of addons and overlays. */
  get inventoryIssues(): readonly Issue[] {
    return this.memory === undefined ? this.workspace().inventoryIssues : [];
  }

  /**
   * Renders projects and compares them with the disk.
   *
   * @param wanted all projects where none are named: then what only the whole platform shows is checked as well
   */
  render(wanted: readonly string[], options: RenderOptions = {}): Rendering {
    try {
      return this.attempt(wanted, options);
    } catch (error) {
      if (!(error instanceof ForgottenError)) throw error;
      options.writer?.abort();
      this.states.clear();
      this.context = { ...this.context, engine: undefined };
      return this.attempt(wanted, options);
    }
  }

  /**
   * Takes in that sources have changed since the last render: the next one trusts that nothing else has.
   *
   * @param told paths from the workspace root
   * @returns false where more depends on them than addons: then a new renderer has to be made
   */
  update(told: readonly string[]): boolean {
    const { engine } = this.context;
    const paths = this.files.existing(told);
    if (engine === undefined || this.day !== today() || !paths.every(belongsToAddon)) return false;
    if (strayImports(this.root).length > 0 || !this.files.reread(paths)) return false;
    const names = new InputNames(this.files.files, engine);
    if (names.inventory !== this.names.inventory || !this.workspace().reread(paths)) return false;
    this.names = names;
    this.context = { ...this.context, names };
    for (const [project, { memory }] of this.states) {
      // Of what was wrong only what is kept is known.
      if (memory === undefined) this.states.delete(project);
      if (memory === undefined || isTouched(project, memory, paths)) this.settled.delete(project);
    }
    return true;
  }

  /** Opens what the next change is likely to need. */
  prepare(): void {
    const workspace = this.workspace();
    this.names.addons.forEach((addon) => workspace.addonSource(addon));
  }

  /** Renders a little for nothing: what has run some times runs faster when somebody waits for it. */
  warmUp(): void {
    const { context, states } = this;
    const workspace = this.workspace();
    this.names.addons.slice(0, WARMED_UP).forEach((addon) => workspace.openAddon(addon));
    if (states.size < this.projects.length) return;
    const some = { ...context, targets: context.targets.slice(0, WARMED_UP) };
    judgeClusters(some, [...states.values()], true, () => undefined, this.held);
  }

  private attempt(wanted: readonly string[], { writer, announce }: RenderOptions): Rendering {
    const projects = wanted.length === 0 ? this.projects : wanted;
    const collected = new CollectedChanges(writer);
    const upgrades: string[] = [];
    const seen = wanted.length === 0 ? this.seen : undefined;
    const untouched: string[] = [];
    for (const [index, project] of projects.entries()) {
      announce?.(project, index, projects.length);
      const settled = this.settled.get(project);
      if (settled !== undefined) {
        collected.unchanged += settled;
        continue;
      }
      if (seen !== undefined && this.isKnown(project)) {
        untouched.push(project);
        continue;
      }
      const { plan, others, isRendered } = this.compare(project);
      // Before anything is written: what is rendered says what runs.
      if (isRendered && project === TALOS_PROJECT) upgrades.push(...this.workspace().upgrades);
      collected.add(plan, others);
      if (isRendered) keepHeapSmall();
    }
    for (const project of untouched) {
      const record = this.states.get(project)?.memory?.record;
      const states = seen?.(addonDirectory(project));
      const count = record === undefined || states === undefined ? undefined : countUntouched(record, states);
      if (count !== undefined) {
        collected.unchanged += count;
        this.settled.set(project, count);
        continue;
      }
      const { plan, others } = this.compare(project);
      collected.add(plan, others);
    }
    const found = projects.flatMap((project) => this.states.get(project)?.issues ?? []);
    return {
      issues: [
        ...this.inventoryIssues,
        ...found,
        ...(this.isJudged ? this.judge(wanted) : []),
        ...collected.issues,
      ],
      changes: collected.changes,
      unchanged: collected.unchanged,
      upgrades,
    };
  }

  /** Whether nothing has changed that an addon depends on. */
  private isKnown(project: string): boolean {
    if (!this.isAddon(project)) return false;
    const known = knownAddon(this.context, project, this.before(project));
    if (known !== undefined) this.states.set(project, known.state);
    return known !== undefined;
  }

  private compare(project: string): OpenedProject {
    const opened = this.open(project, true);
    const { changes, issues } = opened.plan;
    if (changes.length + issues.length === 0) this.settle(project, opened.state);
    return opened;
  }

  private settle(project: string, { memory }: ProjectState): void {
    if (memory !== undefined) this.settled.set(project, countFiles(memory.record));
  }

  private isAddon(project: string): boolean {
    return this.names.addons.includes(project);
  }

  /** What only the whole platform shows. */
  checkPlatform(): Issue[] {
    return this.judge([]);
  }

  private open(project: string, isCompared: boolean): OpenedProject {
    const before = this.before(project);
    const open = this.isAddon(project) ? openAddon : openWhole;
    const startedAt = performance.now();
    const opened = open(this.context, project, before, isCompared);
    this.states.set(project, opened.state);
    const { isRenderedWhole, state } = opened;
    if (isRenderedWhole && state.isWhole) recordCost(this.root, project, performance.now() - startedAt);
    return opened;
  }

  /** What was known of a project before it is opened. */
  private before(project: string): ProjectMemory | undefined {
    const state = this.states.get(project);
    if (state !== undefined) return state.memory;
    const { engine } = this.context;
    if (engine === undefined) return undefined;
    const memory = readMemory(this.root, project, engine);
    this.saved.set(project, memory);
    return memory;
  }

  /** Checks what projects have to do with each other. @param wanted those whose references are told of; none for all issues */
  private judge(wanted: readonly string[]): Issue[] {
    for (const project of this.projects) if (!this.states.has(project)) this.open(project, false);
    const states = this.projects.flatMap((project) => this.states.get(project) ?? []);
    // Where objects are missing because of issues, nothing follows from their absence.
    if (!states.every(({ isWhole }) => isWhole) || this.inventoryIssues.length > 0) return [];
    const isSound = !states.some(({ issues }) => issues.some(isError));
    const judged = judgeClusters(
      this.context,
      this.inOrderOfChecks(states),
      isSound,
      (cluster) => this.verdicts.get(cluster) ?? this.last?.verdicts[cluster],
      this.held,
    );
    judged.forEach((verdict, cluster) => this.verdicts.set(cluster, verdict));
    const verdicts = [...judged.values()].map(({ verdict }) => verdict);
    const references = joinReferences(verdicts.flatMap((verdict) => verdict.references));
    const isWanted = ({ owner }: OwnedIssue): boolean => wanted.length === 0 || wanted.includes(owner);
    const told = references.filter(isWanted).map(({ issue }) => issue);
    if (wanted.length > 0) return told;
    const used = new Set([...states, ...verdicts].flatMap((each) => each.used));
    return [...verdicts.flatMap(({ together }) => together), ...this.findIdle(used), ...told];
  }

  /** Addons first: of two that claim the same, the platform is named last. */
  private inOrderOfChecks(states: readonly ProjectState[]): ProjectState[] {
    return [
      ...states.filter(({ project }) => this.isAddon(project)),
      ...states.filter(({ project }) => project === PLATFORM_PROJECT),
    ];
  }

  private findIdle(used: ReadonlySet<number>): readonly Issue[] {
    const inputs = digestOf([this.names.judging, ...[...used].sort().map(String)]);
    const known = this.idle ?? this.last?.idle;
    this.idle = known?.inputs === inputs ? known : { inputs, issues: this.workspace().idleExceptions(used) };
    return this.idle.issues;
  }

  /** Keeps what is known for the next process. @param changes that have been carried out */
  save(changes: readonly Pick<Change, 'path'>[] = []): void {
    const { root } = this;
    const { engine } = this.context;
    if (engine === undefined) return;
    const addons = new Set(this.names.addons);
    const changed = groupBy(
      changes.map(({ path }) => path),
      (path) => ownerOf(path, addons),
    );
    for (const [project, state] of this.states) {
      const { memory } = state;
      if (changed[project] !== undefined) this.settle(project, state);
      if (memory === undefined || memory === this.saved.get(project)) continue;
      const settled = settle(root, project, memory, changed[project] ?? []);
      saveMemory(root, project, settled, this.saved.get(project)?.parts);
      this.saved.set(project, settled);
      this.states.set(project, { ...state, memory: settled });
    }
    this.opened?.save();
    this.files.save();
    this.saveWorkspace(engine);
  }

  private saveWorkspace(engine: string): void {
    const { last: memory, names, context } = this;
    const strays = [...new Set([...(memory?.strays ?? []), ...strayImports(this.root)])].sort();
    const { validUntil } = this.opened ?? memory ?? {};
    const fresh = Object.fromEntries(
      [...this.verdicts].flatMap(([name, { inputs, verdict }]) =>
        inputs === undefined ? [] : [[name, { inputs, verdict }]],
      ),
    );
    const next: WorkspaceMemory = {
      engine,
      inventory: names.inventory,
      targets: context.targets,
      day: today(),
      ...(validUntil === undefined ? {} : { validUntil }),
      strays,
      verdicts: pick(
        { ...memory?.verdicts, ...fresh },
        context.targets.map(({ name }) => name),
      ),
      idle: this.idle ?? memory?.idle ?? { inputs: '', issues: [] },
    };
    if (JSON.stringify(next) === JSON.stringify(memory)) return;
    saveWorkspaceMemory(this.root, next);
    this.last = next;
  }
}

/** How many addons and clusters stand for all. */
const WARMED_UP = 5;
