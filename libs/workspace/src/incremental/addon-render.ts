import type { GeneratedApplication } from '@strata/argocd';
import { isError } from '@strata/model';
import { addonDirectory, overlayFiles } from '@strata/render';
import type { ClusterTarget, KnownRendering, OutputFile } from '@strata/render';
import { hostOf } from '../check-platform';
import type { FoundIssue } from '../join-issues';
import { DEFINITION } from '../open-kinds';
import type { Plan } from '../plan';
import { broughtByAddon, generatedOn } from '../project-part';
import type { BroughtObjects } from '../project-part';
import type { AddonOutcome } from '../project-rendering';
import { digestOf } from './digest';
import type { AddonStates, DiskState } from './disk-states';
import { compareWith, describeFiles, keptFiles, onDisk } from './kept-files';
import { addonsReadBy } from './module-reads';
import { factsOf, NO_PLAN } from './open-project';
import type { OpenedProject, RenderContext } from './open-project';
import { writeParts } from './project-record';
import type { KeptTarget, MaybeKept, Parts, ProjectMemory, ProjectRecord } from './project-record';
import { heldParts, keptParts } from './project-state';

/** Renders an addon on those clusters on which it is not known, and joins the two. */
export class AddonRender {
  private readonly directory: string;
  private readonly kept = new Map<string, KeptTarget>();
  private readonly before: ProjectMemory | undefined;
  private set = '';

  constructor(
    private readonly context: RenderContext,
    private readonly addon: string,
    before: ProjectMemory | undefined,
    private readonly disk: AddonStates | undefined,
  ) {
    this.directory = addonDirectory(addon);
    const { engine, names } = context;
    const base = before === undefined ? '' : names.base(addon, before.record.reads);
    // Definitions of kinds judge the objects of all clusters.
    const isUsable = engine !== undefined && before?.record.base === base && !before.record.definesKinds;
    this.before = isUsable ? before : undefined;
  }

  run(): OpenedProject {
    const { addon, before, context } = this;
    const workspace = context.workspace();
    const outcome = workspace.openAddon(addon, this.known);
    if (!('rendering' in outcome)) return this.failed(outcome.issues);
    const definesKinds = outcome.rendering.objects.some(({ manifest }) => manifest.kind === DEFINITION);
    if (definesKinds && before !== undefined) {
      return new AddonRender(context, addon, undefined, this.disk).run();
    }
    const opened = this.join(outcome, definesKinds);
    workspace.forget(addon);
    return opened;
  }

  /** What need not be rendered: files that are known, where they are on the disk as well. */
  private readonly known: KnownRendering = {
    deploymentOn: (target) => {
      const { name } = target.cluster;
      const { before, disk } = this;
      const found = before?.record.targets[name];
      if (found === undefined || found.inputs !== this.nameOf(target, before?.record.base ?? '')) {
        return undefined;
      }
      const files =
        disk === undefined ? found.files : onDisk(this.context.root, found.files, disk.clusters.get(name));
      if (files === undefined) return undefined;
      this.kept.set(name, { ...found, files });
      return { cluster: target.cluster, version: found.version };
    },
    isKnownSet: (text) => this.nameOfSet(text) === this.before?.record.set,
  };

  /** Names a set with the clusters that it is evaluated for. */
  private nameOfSet(text: string): string {
    this.set = digestOf([text, this.context.clusters()]);
    return this.set;
  }

  /** Names what the addon depends on on a cluster. */
  private nameOf(target: ClusterTarget, base: string): string {
    const { names, targets, workspace } = this.context;
    const host = hostOf(target, workspace().targets);
    const involved = [target, ...(host === undefined ? [] : [host])].map(({ cluster }) => cluster.name);
    const inputs = involved.map((name) => targets.find((each) => each.name === name)?.inputs ?? '');
    return names.onTarget(base, inputs, overlayFiles(this.addon, target));
  }

  private failed(issues: AddonOutcome['issues']): OpenedProject {
    const { addon: project, context } = this;
    const nothing = heldParts(context.root, project, { brought: new Map(), generated: new Map() }, undefined);
    const state = { project, issues, used: [], isWhole: false, ...nothing };
    return { state, plan: NO_PLAN, others: 0, isRendered: true, isRenderedWhole: false };
  }

  private join(outcome: AddonOutcome, definesKinds: boolean): OpenedProject {
    const { addon: project, context, before } = this;
    const { root, engine } = context;
    const { rendering } = outcome;
    const record = this.recordOf(outcome, definesKinds);
    const facts = factsOf(record);
    const { isWhole } = rendering;
    const isSound = isWhole && !facts.issues.some(isError);
    const parts = this.partsOf(outcome);
    const held = { project, ...facts, isWhole, ...heldParts(root, project, parts, before?.parts) };
    const how = { isRendered: true, isRenderedWhole: this.kept.size === 0 };
    if (!isSound) return { state: held, plan: NO_PLAN, others: 0, ...how };
    const { plan, others, record: compared } = this.compare(outcome, record);
    const written = engine === undefined ? undefined : writeParts(root, project, parts, before?.parts);
    if (engine === undefined || written === undefined) return { state: held, plan, others, ...how };
    const memory = { engine, record: compared, parts: written };
    const state = { project, ...facts, isWhole, ...keptParts(root, project, written), memory };
    return { state, plan, others, ...how };
  }

  private recordOf({ rendering, issues, verdict }: AddonOutcome, definesKinds: boolean): ProjectRecord {
    const { addon, context } = this;
    const { root, names } = context;
    const workspace = context.workspace();
    const source = workspace.addonSource(addon);
    const [overlays, dependencies] =
      'issues' in source ? [[], []] : [source.overlays, source.dependencies?.addons ?? []];
    const reads = [
      ...new Set([...addonsReadBy(root, addon, overlays), ...dependencies.map(({ name }) => name)]),
    ].sort();
    const base = names.base(addon, reads);
    const foundOn = (cluster: string | undefined): FoundIssue[] =>
      verdict.found.filter(({ issue }) => issue.clusters?.[0] === cluster);
    const usedOn = (cluster: string): number[] => [
      ...new Set(verdict.used.filter((each) => each.cluster === cluster).map(({ index }) => index)),
    ];
    const made = rendering.targets.map(({ cluster, version, files }): [string, KeptTarget] => {
      const target = workspace.targets.find((each) => each.cluster.name === cluster) as ClusterTarget;
      return [
        cluster,
        {
          inputs: this.nameOf(target, base),
          ...(version === undefined ? {} : { version }),
          files: describeFiles(files),
          found: foundOn(cluster),
          used: usedOn(cluster),
        },
      ];
    });
    const targets = [...made, ...this.kept].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      inputs: names.addon(
        addon,
        base,
        context.targets.map(({ inputs }) => inputs),
      ),
      base,
      reads,
      common: describeFiles(rendering.common.files),
      set: this.set,
      issues,
      found: foundOn(undefined),
      used: usedOn(''),
      definesKinds,
      targets: Object.fromEntries(targets),
    };
  }

  private partsOf({ rendering }: AddonOutcome): Parts {
    const { addon, before, context, kept } = this;
    const workspace = context.workspace();
    const source = workspace.addonSource(addon);
    const brought = new Map<string, MaybeKept<BroughtObjects>>([
      ...[...kept.keys()].flatMap((cluster) => {
        const piece = before?.parts.brought[cluster];
        return piece === undefined ? [] : [[cluster, { kept: piece }] as const];
      }),
      ...rendering.targets.flatMap((each) => {
        const target = workspace.targets.find(({ cluster }) => cluster.name === each.cluster);
        if ('issues' in source || target === undefined) return [];
        return [[each.cluster, { made: broughtByAddon(source.addon, each, target) }] as const];
      }),
    ]);
    const { applications } = rendering;
    const generated = new Map<string, MaybeKept<readonly GeneratedApplication[]>>(
      applications === undefined
        ? Object.entries(before?.parts.generated ?? {}).map(([cluster, kept]) => [cluster, { kept }] as const)
        : applications.map(({ host }) => [host, { made: generatedOn(host, applications) }] as const),
    );
    return { brought, generated };
  }

  /** What is to be done on the disk, and the record with the states of files that are as they should be. */
  private compare(
    { rendering }: AddonOutcome,
    record: ProjectRecord,
  ): { plan: Plan; others: number; record: ProjectRecord } {
    const { directory, disk, kept } = this;
    const { root } = this.context;
    if (disk === undefined) return { plan: NO_PLAN, others: 0, record };
    const compare = (files: readonly OutputFile[], state: DiskState | undefined): Plan =>
      compareWith(root, [directory], state, files);
    const common = compare(rendering.common.files, disk.common);
    const made = rendering.targets.map(({ cluster, files }) => ({
      cluster,
      plan: compare(files, disk.clusters.get(cluster)),
    }));
    const gone = [...disk.clusters].filter(([cluster]) => record.targets[cluster] === undefined);
    const plans = [common, ...made.map(({ plan }) => plan), ...gone.map(([, state]) => compare([], state))];
    const targets = { ...record.targets };
    for (const { cluster, plan } of made) {
      const target = targets[cluster];
      if (target === undefined || plan.changes.length > 0) continue;
      targets[cluster] = { ...target, files: keptFiles(target.files, disk.clusters.get(cluster)?.state) };
    }
    return {
      plan: {
        changes: plans.flatMap(({ changes }) => changes).sort((a, b) => (a.path < b.path ? -1 : 1)),
        unchanged: plans.reduce((sum, { unchanged }) => sum + unchanged, 0),
        issues: plans.flatMap(({ issues }) => issues),
      },
      others: [...kept.values()].reduce((sum, { files }) => sum + files.count, 0),
      record: {
        ...record,
        targets,
        common: common.changes.length > 0 ? record.common : keptFiles(record.common, disk.common.state),
      },
    };
  }
}
