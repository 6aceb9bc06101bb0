import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMap, withOrigin } from '@strata/compose';
import type { Layer, LayerDefinition, Path, Position } from '@strata/compose';
import type { Issue } from '@strata/model';
import { locateInYaml, readPatchFile, readYamlLayer, yamlLayer } from '@strata/render';
import type { PatchFile } from '@strata/render';
import { engineVersion } from './engine-file';
import { loadDefaultExport } from './load-module';
import { locateInTypeScript } from './locate-typescript';
import { YamlCache } from './yaml-cache';
import { readEntries } from './read-entries';
import { readText } from './read-text';

/** The layers of a workspace by file; each is read at most once, when it is first asked for. */
export class LayerStore {
  private readonly layers = new Map<string, Layer | undefined>();
  private readonly patches = new Map<string, PatchFile | undefined>();
  private readonly issuesByFile = new Map<string, readonly Issue[]>();

  /** What is in directories. */
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly cache: YamlCache;

  constructor(private readonly root: string) {
    this.cache = new YamlCache(root, engineVersion());
  }

  /** Keeps what the files hold for the next process. */
  save(): void {
    this.cache.save();
  }

  /** Reads files again when they are next asked for; what is wrong with them stays known. */
  forget(files: readonly string[]): void {
    files.forEach((file) => this.layers.delete(file));
  }

  /** Reads files again that have changed. */
  reread(files: readonly string[]): void {
    this.forget(files);
    files.forEach((file) => this.issuesByFile.delete(file));
  }

  /** The layer that a file holds; undefined where there is no file, or where it has issues. */
  readonly get = (file: string): Layer | undefined => {
    if (!this.layers.has(file)) this.layers.set(file, this.read(file));
    return this.layers.get(file);
  };

  /** A file of patches of Talos; undefined where it has issues. */
  readonly patchFile = (file: string): PatchFile | undefined => {
    if (!this.patches.has(file)) {
      const reading = readText(this.root, file);
      const { patch, issues } =
        'issue' in reading
          ? { patch: undefined, issues: [reading.issue] }
          : readPatchFile(reading.text, file);
      if (patch === undefined) this.issuesByFile.set(file, issues);
      this.patches.set(file, patch);
    }
    return this.patches.get(file);
  };

  /** What is wrong with the files read so far. */
  issues(files?: Iterable<string>): Issue[] {
    const wanted = files === undefined ? [...this.issuesByFile.keys()] : [...files];
    return wanted.flatMap((file) => this.issuesByFile.get(file) ?? []);
  }

  private read(file: string): Layer | undefined {
    const known = isFacts(file) ? this.cache.get(file) : undefined;
    if (known !== undefined) return yamlLayer(known, { name: file, file, locate: this.locateIn(file) });
    if (!this.isThere(file)) return undefined;
    const reading = readText(this.root, file);
    if ('issue' in reading) return this.fail(file, [reading.issue]);
    if (file.endsWith('.ts')) return this.readTypeScript(file, reading.text);
    const { layer, data, issues } = readYamlLayer(reading.text, file, file);
    if (layer === undefined || data === undefined) return this.fail(file, issues);
    if (isFacts(file)) this.cache.set(file, data);
    return layer;
  }

  /** Thousands of overlays that may be there stand in a few directories: those are asked, once. */
  private isThere(file: string): boolean {
    const directory = dirname(file);
    let names = this.names.get(directory);
    if (names === undefined) {
      names = new Set(readEntries(this.root, directory, []).map(({ name }) => name));
      this.names.set(directory, names);
    }
    return names.has(basename(file));
  }

  private locateIn(file: string): (path: Path) => Position | undefined {
    return locateInYaml(() => readFileSync(join(this.root, file), 'utf8'));
  }

  private readTypeScript(file: string, text: string): Layer | undefined {
    const loaded = loadDefaultExport(this.root, file);
    if ('issues' in loaded) return this.fail(file, loaded.issues);
    if (!isLayerDefinition(loaded.value)) {
      return this.fail(file, [
        {
          code: 'STR111',
          message: `${file} has no layer as its default export`,
          location: { file, line: 1, column: 1 },
        },
      ]);
    }
    return withOrigin(loaded.value, { name: file, file, locate: locateInTypeScript(text, 'layer') });
  }

  private fail(file: string, issues: readonly Issue[]): undefined {
    this.issuesByFile.set(file, issues);
    return undefined;
  }
}

/** Facts are read in every process; an overlay only where something has changed that its addon depends on. */
const isFacts = (file: string): boolean => file.endsWith('.yaml') && !file.includes('/addons/');

function isLayerDefinition(value: unknown): value is LayerDefinition {
  return isMap(value) && isMap(value['fields']) && Array.isArray(value['assertions']);
}
