import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addon } from '@strata/addon';
import type * as Explain from '@strata/explain';
import type { FindLiterals, Literal, LiteralValue, RenderTarget } from '@strata/explain';
import type { PromiseDefinition } from '@strata/kratix';
import type { AddonSource, ClusterTarget, Deployment, MachineTarget, Output } from '@strata/render';
import { engineFile } from './engine-file';
import { findLiteralsIn, wrapLiterals } from './find-literals';
import type { LiteralInFile } from './find-literals';
import { withoutDependents } from './module-dependents';
import type { Modules } from './module-dependents';
import type * as PromiseTargets from './promise-targets';
import type { Workspace } from './workspace';

/** The libraries whose code makes objects for addons, beside the addon itself. */
const KITS = ['addon', 'argocd', 'kubernetes', 'model', 'render', 'explain'].map((name) => `libs/${name}`);

/** The global function that wrapped literals are given to. */
const PROBE = 'strataLiteral';

interface LoadWith {
  readonly loadWith: <V>(
    texts: ReadonlyMap<string, string>,
    directories: readonly string[],
    run: () => V,
    loaded?: Modules,
  ) => { readonly value: V; readonly modules: Modules };
}

/** Finds the literals in an addon's code and in the libraries that it uses. */
export function literalsOfAddon(
  { root, layerOf }: Workspace,
  source: AddonSource,
  target: ClusterTarget,
  others: readonly Deployment[],
): FindLiterals {
  const own = `libs/addons/${source.folder}`;
  return literalsIn(root, [own, ...KITS], () => {
    const { addonTarget } = require('@strata/explain') as typeof Explain;
    return addonTarget({ ...source, addon: loadAddon(root, source.folder) }, target, layerOf, others);
  });
}

/** Finds the literals in the code of the platform, of every addon, and of the libraries that they use. */
export function literalsOfPlatform(workspace: Workspace): FindLiterals {
  const { root, layerOf, addons, targets, requests, requested, promiseDefinitions: promises } = workspace;
  const folders = addons.map((folder) => `libs/addons/${folder}`);
  return literalsIn(root, ['libs/platform', ...folders, ...KITS, 'libs/kratix', 'libs/workspace'], () => {
    const { platformTarget } = loadAgain('platform-target') as typeof import('./platform-target');
    const definitions = addons.map((folder) => loadAddon(root, folder));
    return platformTarget({ addons: definitions, promises, requested }, targets, requests, layerOf);
  });
}

/** Finds the literals in the code of a promise, of the promises that it may ask, and of the libraries that they use. */
export function literalsOfPromise(
  { root }: Workspace,
  promise: string,
  required: readonly string[],
  open: (load: (name: string) => PromiseDefinition, targets: typeof PromiseTargets) => RenderTarget,
): FindLiterals {
  const folders = [promise, ...required].map((name) => `libs/promises/${name}`);
  return literalsIn(root, [...folders, 'libs/kratix', ...KITS, 'libs/workspace'], () =>
    open(
      (name) => loadDefault(root, `libs/promises/${name}`) as PromiseDefinition,
      loadAgain('promise-targets') as typeof PromiseTargets,
    ),
  );
}

/** Finds the literals in the code that makes machine configs, the defaults of machines among it. */
export function literalsOfMachine(
  { root, layerOf }: Workspace,
  target: ClusterTarget,
  machine: MachineTarget,
): FindLiterals {
  return literalsIn(root, ['libs/talos', 'libs/model', 'libs/render', 'libs/workspace'], () => {
    const { machineTarget } = loadAgain('machine-target') as typeof import('./machine-target');
    return machineTarget(target, machine, layerOf);
  });
}

/** A module of this library from its own file, with the wrapped literals of what it imports. */
const loadAgain = (name: string): unknown => require(engineFile(`libs/workspace/src/${name}.ts`));

const loadAddon = (root: string, folder: string): Addon =>
  loadDefault(root, `libs/addons/${folder}`) as Addon;

const loadDefault = (root: string, library: string): unknown =>
  (require(join(root, library, 'src/index.ts')) as { default: unknown }).default;

/**
 * Finds the literals in directories of code, and renders with another one in their place. The code is loaded once
 * with every literal wrapped in a call, which gives the literal or what stands in for it; modules are loaded again
 * only for literals that are evaluated at load time.
 */
function literalsIn(root: string, directories: readonly string[], load: () => RenderTarget): FindLiterals {
  return (accepts) => {
    const found = directories.flatMap((directory) => findLiteralsIn(root, `${directory}/src`, accepts));
    try {
      const probe = new Probe(root, directories, found, () => {
        const { renderTarget } = require('@strata/explain') as typeof Explain;
        const target = load();
        return () => renderTarget(target);
      });
      return found.flatMap((literal, id) => probe.literal(literal, id) ?? []);
    } catch {
      // Code that cannot be loaded or run with wrapped literals keeps them to itself.
      return [];
    }
  };
}

/** Code with wrapped literals, of which one at a time can be given another value. */
class Probe {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly directories: readonly string[];
  private readonly reached = new Set<number>();
  private readonly render: () => readonly Output[];
  private readonly modules: Modules;

  constructor(
    private readonly root: string,
    directories: readonly string[],
    literals: readonly LiteralInFile[],
    private readonly load: () => () => readonly Output[],
  ) {
    const files = new Set(literals.map(({ location }) => location.file));
    const numbered = literals.map((literal, id) => ({ id, literal }));
    this.texts = new Map(
      [...files].map((file) => {
        const inFile = numbered.filter(({ literal }) => literal.location.file === file);
        return [join(root, file), wrapLiterals(readFileSync(join(root, file), 'utf8'), inFile, PROBE)];
      }),
    );
    this.directories = directories.map((directory) => join(root, directory));
    const { value, modules } = this.whileReplacing(undefined, undefined, () => {
      const loaded = this.reload(new Map());
      loaded.value();
      return loaded;
    });
    this.render = value;
    this.modules = modules;
  }

  /** A literal as something to try; undefined where rendering never comes by it. */
  literal({ location, value, form, isModuleLevel }: LiteralInFile, id: number): Literal | undefined {
    if (!this.reached.has(id)) return undefined;
    const outputsWith = (other: LiteralValue): readonly Output[] =>
      this.whileReplacing(id, other, () => {
        if (!isModuleLevel) return this.render();
        return this.reload(withoutDependents(this.modules, join(this.root, location.file))).value();
      });
    return { location, value, isName: form === 'name', outputsWith };
  }

  private reload(loaded: Modules) {
    const { loadWith } = require('../register.js') as LoadWith;
    return loadWith(this.texts, this.directories, this.load, loaded);
  }

  private whileReplacing<V>(wanted: number | undefined, other: LiteralValue | undefined, run: () => V): V {
    const probe = (id: number, value: LiteralValue): LiteralValue => {
      this.reached.add(id);
      return id === wanted && other !== undefined ? other : value;
    };
    Object.defineProperty(globalThis, PROBE, { value: probe, configurable: true });
    try {
      return run();
    } finally {
      // Code that was loaded may run again, and then gives its own literals.
      Object.defineProperty(globalThis, PROBE, {
        value: (_: number, value: LiteralValue) => value,
        configurable: true,
      });
    }
  }
}
