import memoize from 'lodash/memoize';
import { isError } from '@strata/model';
import { addonDirectory } from '@strata/render';
import { orphans, ownedDirectories, PLATFORM_PROJECT } from '../owned-directories';
import { broughtByPlatform } from '../parts-of-cluster';
import { generatedOn } from '../project-part';
import { AddonRender } from './addon-render';
import { digestOf } from './digest';
import { stateOfDirectories, statesOfAddon } from './disk-states';
import { compareWith, describeFiles, findKept, keptFiles, onDisk } from './kept-files';
import { knownProject, NO_PLAN } from './open-project';
import type { OpenedProject, RenderContext } from './open-project';
import { nameOfPlatform } from './platform-name';
import { writeParts } from './project-record';
import type { Parts, ProjectMemory, ProjectRecord } from './project-record';
import { heldParts, keptParts } from './project-state';

/** What is known of an addon, if nothing that it depends on has changed; without a look at the disk. */
export function knownAddon(
  context: RenderContext,
  addon: string,
  before: ProjectMemory | undefined,
): OpenedProject | undefined {
  const { names, targets } = context;
  if (before === undefined) return undefined;
  const { record } = before;
  const base = names.base(addon, record.reads);
  const inputs = names.addon(
    addon,
    base,
    targets.map((target) => target.inputs),
  );
  return record.inputs === inputs ? knownProject(context, addon, before, record) : undefined;
}

/** Opens an addon, and what has to be done on the disk for it: renders what is not known of it. */
export function openAddon(
  context: RenderContext,
  addon: string,
  before: ProjectMemory | undefined,
  isCompared: boolean,
): OpenedProject {
  const { root } = context;
  const known = knownAddon(context, addon, before);
  if (known !== undefined && !isCompared) return known;
  const disk = isCompared ? statesOfAddon(root, addonDirectory(addon)) : undefined;
  if (known !== undefined && before !== undefined && disk !== undefined) {
    const kept = findKept(root, before.record, disk);
    if (kept !== undefined) return knownProject(context, addon, before, kept);
  }
  return new AddonRender(context, addon, before, disk).run();
}

/** Opens a project that is no addon: as a whole, where anything has changed. */
export function openWhole(
  context: RenderContext,
  project: string,
  before: ProjectMemory | undefined,
  isCompared: boolean,
): OpenedProject {
  const { root, names, engine } = context;
  const isPlatform = project === PLATFORM_PROJECT;
  const owned = isPlatform
    ? [...ownedDirectories(project), ...orphans(root, names.addons)]
    : ownedDirectories(project);
  const disk = stateOfDirectories(root, owned);
  // What is rendered already says what may follow it.
  const inputs = digestOf([isPlatform ? names.project() : names.machineProject()]);
  const base = memoize(() => (isPlatform ? nameOfPlatform(context) : undefined) ?? '');
  const isKnown = ({ record }: ProjectMemory): boolean =>
    record.inputs === inputs || (record.base !== '' && record.base === base());
  if (before !== undefined && isKnown(before)) {
    const { record } = before;
    const common = isCompared ? onDisk(root, record.common, disk) : record.common;
    if (common !== undefined) {
      const isSame = common === record.common && inputs === record.inputs;
      return knownProject(context, project, before, isSame ? record : { ...record, common, inputs });
    }
  }
  const workspace = context.workspace();
  const rendering = workspace.render(project);
  const { issues, used, isWhole, files, directories, applications } = rendering;
  const isSound = isWhole && !issues.some(isError);
  const plan = isSound && isCompared ? compareWith(root, directories, disk, files) : NO_PLAN;
  const parts: Parts = {
    brought: new Map(
      isPlatform
        ? workspace.targets.map((target) => [
            target.cluster.name,
            { made: broughtByPlatform(workspace, rendering.objects, target) },
          ])
        : [],
    ),
    generated: new Map(applications.map(({ host }) => [host, { made: generatedOn(host, applications) }])),
  };
  const held = { project, issues, used, isWhole, ...heldParts(root, project, parts, undefined) };
  const written =
    engine === undefined || !isSound ? undefined : writeParts(root, project, parts, before?.parts);
  const how = { isRendered: true, isRenderedWhole: true };
  if (engine === undefined || written === undefined) return { state: held, plan, others: 0, ...how };
  const described = describeFiles(files);
  const record: ProjectRecord = {
    inputs,
    base: base(),
    reads: [],
    common: isCompared && plan.changes.length === 0 ? keptFiles(described, disk.state) : described,
    set: '',
    issues,
    found: [],
    used,
    definesKinds: false,
    targets: {},
  };
  const memory = { engine, record, parts: written };
  const state = { ...held, ...keptParts(root, project, written), memory };
  return { state, plan, others: 0, ...how };
}
