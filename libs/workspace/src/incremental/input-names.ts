import { REQUESTS_ADDON } from '@strata/platform';
import { digestOf } from './digest';
import type { SourceFile } from './source-files';

const OVERLAY = /^environments\/.+\/addons\/([^/]+)\.(?:yaml|ts)$/;

const LIBRARY = /^libs\/addons\/([^/]+)\/(.*)$/;

/** The file of a folder that makes it an addon. */
const DEFINITION = 'src/index.ts';

/** Whether a file is an overlay, or part of the library of an addon. */
export const belongsToAddon = (path: string): boolean => OVERLAY.test(path) || LIBRARY.test(path);

/** The addons that files belong to. */
export const addonsOf = (paths: readonly string[]): { overlays: string[]; libraries: string[] } => ({
  overlays: paths.flatMap((path) => OVERLAY.exec(path)?.[1] ?? []),
  libraries: paths.flatMap((path) => LIBRARY.exec(path)?.[1] ?? []),
});

/** What no render reads. */
const UNREAD = /\.spec\.ts$|^libs\/promises\/[^/]+\/(?!src\/)./;

/** Says nothing about how objects are judged; that promises define kinds does, and code from elsewhere may. */
const NOT_JUDGING = /^(?:environments\/(?!checks\.ts$|policies\/)|talos\/|matchbox\/|libs\/addons\/)/;

/**
 * Names what renders depend on, by the content of sources: equal names, equal results. Names say too much rather than too
 * little; what is not an overlay or the code of an addon counts for everything.
 */
export class InputNames {
  /** Folders under libs/addons/, sorted. */
  readonly addons: readonly string[];
  /** What clusters, their facts, and all that is wrong outside of addons depend on. */
  readonly inventory: string;
  /** What verdicts about objects depend on beside the objects. */
  readonly judging: string;
  private readonly overlays = new Map<string, SourceFile[]>();
  private readonly hashes = new Map<string, string>();
  private readonly codes = new Map<string, string>();
  private readonly machines: string;
  private readonly boot: string;

  /** @param engine names the code that renders and what it is asked to leave out */
  constructor(
    files: readonly SourceFile[],
    private readonly engine: string,
  ) {
    const code = new Map<string, SourceFile[]>();
    const others: SourceFile[] = [];
    const names: string[] = [];
    for (const file of files) {
      const [path, digest] = file;
      if (UNREAD.test(path)) continue;
      const overlay = OVERLAY.exec(path)?.[1];
      const [, addon, rest] = LIBRARY.exec(path) ?? [];
      if (overlay !== undefined) {
        push(this.overlays, overlay, file);
        this.hashes.set(path, digest);
        names.push(path);
      } else if (addon !== undefined) {
        const own = code.get(addon) ?? [];
        code.set(addon, own);
        if (rest?.startsWith('src/') === true) own.push(file);
        if (rest === DEFINITION) names.push(path);
      } else others.push(file);
    }
    this.addons = [...code.keys()].sort();
    for (const [addon, own] of code) this.codes.set(addon, digestOf(own.flat()));
    const isAt = (directory: string) => (file: SourceFile) => file[0].startsWith(`${directory}/`);
    this.judging = digestOf([engine, ...others.filter(([path]) => !NOT_JUDGING.test(path)).flat()]);
    this.machines = digestOf(others.filter(isAt('talos')).flat());
    this.boot = digestOf(others.filter(isAt('matchbox')).flat());
    const requests = [this.code(REQUESTS_ADDON), ...(this.overlays.get(REQUESTS_ADDON) ?? []).flat()];
    this.inventory = digestOf([
      engine,
      ...others.filter((file) => !isAt('matchbox')(file)).flat(),
      ...names,
      ...this.addons,
      ...requests,
    ]);
  }

  /** A cluster with its facts, as JSON; what its machines are made from cannot be written as such. */
  target(json: string, hasMachines: boolean): string {
    return digestOf([json, hasMachines ? this.machines : '']);
  }

  /**
   * What an addon depends on on every cluster alike.
   *
   * @param reads other addons whose code it has read
   */
  base(addon: string, reads: readonly string[]): string {
    return digestOf([this.judging, addon, ...[addon, ...reads].map((each) => this.code(each))]);
  }

  /** What an addon depends on on one cluster. @param overlays those that may be in its stack there */
  onTarget(base: string, targets: readonly string[], overlays: readonly string[]): string {
    return digestOf([base, ...targets, ...overlays.map((file) => this.hashes.get(file))]);
  }

  /** What all of an addon depends on. @param targets names of all clusters with their facts */
  addon(addon: string, base: string, targets: readonly string[]): string {
    return digestOf([base, ...targets, ...(this.overlays.get(addon) ?? []).flat()]);
  }

  /** What a project depends on that is no addon. */
  project(): string {
    return digestOf([this.inventory, this.boot, ...this.codes.values()]);
  }

  /** What the platform depends on, without the addons but for the code of some. */
  platform(addons: readonly string[]): string {
    return digestOf([this.inventory, this.boot, ...addons.flatMap((addon) => [addon, this.code(addon)])]);
  }

  /** What the machines, or what they boot, depend on. */
  machineProject(): string {
    return digestOf([this.engine, this.inventory, this.boot]);
  }

  private code(addon: string): string | undefined {
    return this.codes.get(addon);
  }
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
