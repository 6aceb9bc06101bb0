import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Explainer, fieldOf, isSame } from '@strata/explain';
import type { addonTarget, ExplainedLeaf, renderTarget, Scope, ValueOrigin } from '@strata/explain';
import { withoutDependents } from '@strata/workspace';
import type {
  literalsOfAddon,
  literalsOfPlatform,
  Modules,
  platformTarget,
  Workspace,
} from '@strata/workspace';
import memoize from 'lodash/memoize';
import { parse } from 'yaml';
import { editsAt } from './edit-source';
import { openPromised } from './open-promise';
import type { PromiseLibrary } from './open-promise';

/** What came of checking explanations against edits of the sources that they name. */
export interface Proof {
  /** The number of leaves in all rendered YAML files. */
  readonly leaves: number;
  /** Leaves for which no origin was found, by file and path. */
  readonly unexplained: readonly string[];
  /** The number of leaves that were tried. */
  readonly tried: number;
  /** By what happened when the winner was edited; a change that a check refuses is looked at without the checks. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The number of overridden values that were edited. */
  readonly overridden: number;
  /** Explanations that were wrong. */
  readonly wrong: readonly string[];
}

/** The project that owns what belongs to no addon. */
const PLATFORM = 'platform';

/** What is used of the library `workspace`. */
interface WorkspaceLibrary extends PromiseLibrary {
  readonly Workspace: typeof Workspace;
  readonly literalsOfAddon: typeof literalsOfAddon;
  readonly literalsOfPlatform: typeof literalsOfPlatform;
  readonly platformTarget: typeof platformTarget;
}

/** What is used of the library `explain`. */
interface ExplainLibrary {
  readonly addonTarget: typeof addonTarget;
  readonly renderTarget: typeof renderTarget;
}

type Outputs = ReturnType<typeof renderTarget>;

/** Texts of rendered files by path. */
type Files = ReadonlyMap<string, string>;

interface Sample extends ExplainedLeaf {
  readonly addon: string;
  readonly cluster: string;
}

/**
 * Explains every leaf of every rendered YAML file. Then, for leaves chosen by a seed: edits the text at the
 * place that is named as the winner, renders with the real pipeline and looks whether the leaf changed; and edits
 * what is named as overridden, after which the whole output must be as before.
 *
 * @param root a copy of a workspace that may be edited; its own code is used
 */
export function proveExplanations(root: string, { samples, seed }: { samples: number; seed: number }): Proof {
  const workspace = new (loadWorkspaceLibrary(root).Workspace)(root);
  const ofPlatform = new Explainer(open(workspace, PLATFORM, '').target).explainFiles();
  const all = [
    ...workspace.addons.flatMap((addon) => leavesOfAddon(workspace, addon)),
    ...[...ofPlatform, ...leavesOfPromises(workspace)]
      .map((leaf) => ({ ...leaf, addon: PLATFORM, cluster: '' }))
      .filter(isYaml),
  ];
  const editable = all.filter(isEditable);
  const overriding = editable.filter(({ origins }) => origins.some((origin) => origin.overridden.length > 0));
  const chosen = [...choose(editable, samples * 0.75, seed), ...choose(overriding, samples * 0.25, seed)];
  // Every edit is taken back, so that the files without one are always the same.
  const ofUnedited = memoize((addon: string) => {
    const files: Files = render(root, addon, '') ?? new Map<string, string>();
    return { files, outputs: outputsOf(files) };
  });
  const outcomes: Record<string, number> = {};
  const wrong: string[] = [];
  let overridden = 0;
  for (const sample of chosen) {
    const { addon, cluster, file, path } = sample;
    const name = `${file}#${path.join('/')}`;
    const { target, findLiterals } = open(workspace, addon, cluster, file);
    const [leaf] = new Explainer(target, findLiterals).explainFile({ file, path }) as [ExplainedLeaf];
    const [origin] = leaf.origins as [ValueOrigin, ...ValueOrigin[]];
    const { files: before, outputs: unedited } = ofUnedited(addon);
    const outcome = tryEdits(root, addon, origin, (files, edited) => {
      const after = files === undefined ? renderUnchecked(root, sample, edited) : outputsOf(files);
      return hasChanged(unedited, after, { file, path });
    });
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const isKept = outcome === 'unchanged' && (isGivenTwice(leaf) || (origin.alsoGivenAt ?? []).length > 0);
    // What the name of a file says stands on no line of it.
    const isFileName = outcome === 'no edit' && origin.location.line === undefined;
    // Where several layers give a key, it stays when one of them calls it otherwise.
    if (!outcome.startsWith('changed') && !isKept && !isFileName)
      wrong.push(`${name}: ${outcome} by ${place(origin)}`);
    for (const lower of origin.overridden) {
      overridden += 1;
      const lost = { ...origin, ...lower };
      const unchecked = ofCluster(renderUnchecked(root, sample, ''), cluster);
      const effect = tryEdits(root, addon, lost, (files, edited) =>
        files === undefined
          ? !isSame(unchecked, ofCluster(renderUnchecked(root, sample, edited), cluster))
          : !sameFiles(files, before, cluster),
      );
      if (effect !== 'unchanged') wrong.push(`${name}: ${effect} by the overridden ${place(lost)}`);
    }
  }
  const unexplained = all
    .filter(({ origins }) => origins.length === 0)
    .map(({ file, path }) => `${file}#${path.join('/')}`);
  return { leaves: all.length, unexplained, tried: chosen.length, outcomes, overridden, wrong };
}

/** Whether several literals of code say the same value: an item of a list that many give stays when one does not. */
const isGivenTwice = ({ origins, value }: ExplainedLeaf): boolean =>
  origins.filter(({ kind, value: given }) => kind === 'code' && isSame(given, value)).length > 1;

/** Whether a leaf is another one, or the item of a list that it is in is gone and a neighbour in its place. */
function hasChanged(before: Outputs, after: Outputs, { file, path }: Scope): boolean {
  const item = path.slice(0, path.findLastIndex((step) => typeof step === 'number') + 1);
  const differs = (scope: Scope) => !isSame(fieldOf(before, before, scope), fieldOf(before, after, scope));
  return differs({ file, path }) || (item.length === path.length - 1 && differs({ file, path: item }));
}

const place = ({ location: { file, line, column } }: ValueOrigin): string => `${file}:${line}:${column}`;

function open(workspace: Workspace, addon: string, cluster: string, file = '') {
  const { root, targets, requests, requested, promiseDefinitions: promises, layerOf } = workspace;
  if (addon === PLATFORM) {
    const definitions = workspace.addons.flatMap((folder) => {
      const source = workspace.addonSource(folder);
      return 'issues' in source ? [] : source.addon;
    });
    const library = loadWorkspaceLibrary(root);
    const promised = openPromised(workspace, file, library);
    if (promised !== undefined) return promised;
    const target = library.platformTarget(
      { addons: definitions, promises, requested },
      targets,
      requests,
      layerOf,
    );
    return { target, findLiterals: library.literalsOfPlatform(workspace) };
  }
  const source = workspace.addonSource(addon);
  const target = workspace.targets.find((each) => each.cluster.name === cluster);
  if ('issues' in source || target === undefined) throw new Error(`${addon} on ${cluster} cannot be opened`);
  const others = workspace.deploymentsOf(addon).filter((each) => each.cluster.name !== cluster);
  return {
    target: loadExplainLibrary(root).addonTarget(source, target, workspace.layerOf, others),
    findLiterals: loadWorkspaceLibrary(root).literalsOfAddon(workspace, source, target, others),
  };
}

/** The leaves of an addon on every cluster; those of its ApplicationSet on the first, whose version comes first in it. */
function leavesOfAddon(workspace: Workspace, addon: string): Sample[] {
  const deployments = [...workspace.deploymentsOf(addon)].sort((a, b) =>
    a.cluster.environment < b.cluster.environment ? -1 : 1,
  );
  return deployments.flatMap(({ cluster: { name: cluster } }, index) =>
    new Explainer(open(workspace, addon, cluster).target)
      .explainFiles()
      .filter(({ file }) => index === 0 || !file.endsWith('/applicationset.yaml'))
      .map((leaf) => ({ ...leaf, addon, cluster })),
  );
}

/** Most of the definition of an API is what TypeBox makes of a schema: no text of ours says it. */
const isEditable = ({ file, path }: Sample): boolean =>
  !file.startsWith('rendered/promises/') || path[1] !== 'api';

/** The leaves of what requests will make, and of every promise on the first cluster that answers them. */
function leavesOfPromises(workspace: Workspace): readonly ExplainedLeaf[] {
  const [context] = workspace.contexts;
  const promises = workspace.promises.map(
    (name) => `rendered/promises/${name}/clusters/${context?.cluster.name ?? ''}/promise.yaml`,
  );
  const previews = workspace.requests.map(
    ({ environment, name }) => `rendered/previews/${environment}/${name}/`,
  );
  return [...promises, ...previews].flatMap((file) =>
    new Explainer(open(workspace, PLATFORM, '', file).target).explainFiles(),
  );
}

/** JSON is for Terraform and Renovate: most of it is the code's own text. */
const isYaml = ({ file }: Sample): boolean => file.endsWith('.yaml');

/** Leaves chosen by a linear congruential generator. */
function choose(all: readonly Sample[], count: number, seed: number): Sample[] {
  let state = seed >>> 0;
  return Array.from({ length: Math.min(count, all.length) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return all[Math.floor((state / 2 ** 32) * all.length)] as Sample;
  });
}

/** Edits the text at a place in several ways until the output is reached. */
function tryEdits(
  root: string,
  addon: string,
  origin: ValueOrigin,
  isReached: (files: Files | undefined, edited: string) => boolean,
): 'changed' | 'changed, and refused by a check' | 'unchanged' | 'no edit' {
  const { file, line = 1, column = 1 } = origin.location;
  const text = readFileSync(join(root, file), 'utf8');
  const edits = editsAt(file, text, { line, column }, origin.value);
  let isRefused = false;
  try {
    for (const edit of edits) {
      writeFileSync(join(root, file), edit);
      const files = render(root, addon, file);
      if (!isReached(files, file)) continue;
      if (files !== undefined) return 'changed';
      isRefused = true;
    }
  } finally {
    writeFileSync(join(root, file), text);
  }
  if (edits.length === 0) return 'no edit';
  return isRefused ? 'changed, and refused by a check' : 'unchanged';
}

const libraryPath = (root: string, path: string): string => join(root, 'libs', path);

/** The libraries of the copy as they are loaded at the moment: again after each edit of code. */
const loadWorkspaceLibrary = (root: string): WorkspaceLibrary =>
  require(libraryPath(root, 'workspace/src/index.ts')) as WorkspaceLibrary;

const loadExplainLibrary = (root: string): ExplainLibrary =>
  require(libraryPath(root, 'explain/src/index.ts')) as ExplainLibrary;

/** Runs something with the code on the disk where a file of code was edited, and with the code at hand otherwise. */
function withCode<V>(root: string, edited: string, run: () => V): V {
  const { loadWith } = require(libraryPath(root, 'workspace/register.js')) as {
    loadWith: <R>(
      texts: ReadonlyMap<string, string>,
      directories: readonly string[],
      run: () => R,
      loaded: Modules,
    ) => { readonly value: R };
  };
  if (!edited.endsWith('.ts')) return run();
  const directories = [join(root, 'libs'), join(root, 'environments')];
  const atHand = new Map(
    Object.entries(require.cache).flatMap(([name, module]) =>
      module !== undefined && directories.some((directory) => name.startsWith(directory))
        ? [[name, module]]
        : [],
    ),
  );
  return loadWith(new Map(), directories, run, withoutDependents(atHand, join(root, edited))).value;
}

/** The files of an addon as the pipeline renders them from the disk; undefined where it refuses. */
function render(root: string, addon: string, edited: string): Files | undefined {
  return withCode(root, edited, () => {
    try {
      const workspace = new (loadWorkspaceLibrary(root).Workspace)(root);
      const { files, issues } = workspace.render(addon);
      if (workspace.inventoryIssues.length + issues.length > 0) return undefined;
      return new Map(files.map(({ path, text }) => [path, text]));
    } catch {
      return undefined;
    }
  });
}

/** The output of an addon on a cluster without any check: the checks refuse many values that a test would try. */
function renderUnchecked(root: string, { addon, cluster, file }: Sample, edited: string): Outputs {
  return withCode(root, edited, () => {
    try {
      const workspace = new (loadWorkspaceLibrary(root).Workspace)(root);
      return loadExplainLibrary(root).renderTarget(open(workspace, addon, cluster, file).target);
    } catch {
      return [];
    }
  });
}

/** Files as data. */
const outputsOf = (files: Files): Outputs =>
  [...files].flatMap(([path, text]) =>
    path.endsWith('.md') ? [] : [{ path, data: parse(text) as object, sources: [] }],
  );

/** The files of one cluster. */
const ofCluster = (outputs: Outputs, cluster: string): Record<string, unknown> =>
  Object.fromEntries(outputs.flatMap(({ path, data }) => (isOf(path, cluster) ? [[path, data]] : [])));

const isOf = (path: string, cluster: string): boolean => path.includes(`/clusters/${cluster}/`);

function sameFiles(a: Files, b: Files | undefined, cluster: string): boolean {
  return [...a].every(([path, text]) => !isOf(path, cluster) || b?.get(path) === text);
}
