import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TObject } from '@sinclair/typebox';
import { compose, formatPath } from '@strata/compose';
import type { Layer, Path } from '@strata/compose';
import { checkBoot } from '@strata/matchbox';
import type { Group, Profile } from '@strata/matchbox';
import { isName, suggest } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import {
  BOOT_SCHEMA,
  bootDefinitions,
  bootOutputs,
  bootTexts,
  GROUP_SCHEMA,
  locationOf,
  MATCHBOX_DIRECTORY,
  PROFILE_SCHEMA,
  writeOutput,
} from '@strata/render';
import type { BootSettings, BootSources, ClusterTarget, OutputFile } from '@strata/render';
import { fillDefaults, validateSchema } from '@strata/schema';
import { findConfidential } from '@strata/talos';
import { partsOf } from './machine-rendering';
import { NO_OBJECTS } from './project-rendering';
import type { ProjectRendering } from './project-rendering';
import { readEntries } from './read-entries';

/** What matchbox serves. */
export interface BootRendering {
  readonly files: readonly OutputFile[];
  readonly sources?: BootSources;
  readonly issues: readonly Issue[];
}

const ROOT = 'matchbox';
const SETTINGS = `${ROOT}/boot.yaml`;
/** Where the digests of boot assets are pinned. */
export const DIGESTS = `${ROOT}/digests.yaml`;

/** The same as a project. @param issues of all files that were read */
export function bootProject({ files, ...boot }: BootRendering, issues: readonly Issue[]): ProjectRendering {
  const unreadable = issues.filter(({ location }) => location?.file.startsWith(`${ROOT}/`) === true);
  return {
    directories: [MATCHBOX_DIRECTORY],
    files: unreadable.length > 0 ? [] : files,
    issues: [...unreadable, ...boot.issues],
    ...NO_OBJECTS,
  };
}

/** Renders and checks what machines boot from. */
export function renderBoot(
  root: string,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): BootRendering {
  const reader = new BootReader(root, layerOf);
  const settings = reader.settings();
  const own = reader.definitions();
  const machines = targets.flatMap((target) => (target.machines ?? []).map((each) => partsOf(target, each)));
  if (settings === undefined || reader.issues.length > 0) return { files: [], issues: reader.issues };
  const derived = bootDefinitions(machines, settings);
  const sources: BootSources = {
    groups: [...derived.groups, ...own.groups],
    profiles: [...derived.profiles, ...own.profiles],
    assets: derived.assets,
    url: settings.url,
    templates: own.templates,
    digests: reader.digests(derived.assets.map(({ path }) => path)),
  };
  const places = new Map<string, Place>([...placesOfMachines(targets), ...own.places]);
  const issues = [...reader.issues, ...checkSources(sources, places)];
  if (issues.length > 0) return { files: [], issues };
  const files = [
    ...bootOutputs(sources).map((output) => ({ path: output.path, text: writeOutput(output) })),
    ...bootTexts(sources),
  ];
  return { files, sources, issues };
}

/** Where a definition stands in the sources, by the file that matchbox reads. */
type Place = (path: Path) => Location;

function placesOfMachines(targets: readonly ClusterTarget[]): [string, Place][] {
  return targets.flatMap(({ machines = [] }) =>
    machines.flatMap(({ node, machine, locate }) =>
      machine.macs.map((_, index): [string, Place] => {
        const id = index === 0 ? node : `${node}-${index + 1}`;
        const place: Place = ([field]) =>
          locate(field === 'profile' ? ['bootProfile'] : ['macs', index]) ?? { file: SETTINGS };
        return [`groups/${id}.json`, place];
      }),
    ),
  );
}

function checkSources(sources: BootSources, places: ReadonlyMap<string, Place>): Issue[] {
  const { groups, profiles, templates } = sources;
  const named = [
    ...groups.map((group) => ({ file: `groups/${group.id}.json`, data: group })),
    ...profiles.map((profile) => ({ file: `profiles/${profile.id}.json`, data: profile })),
    ...templates.map(({ name, text }) => ({ file: `generic/${name}`, data: { text } })),
  ];
  const locate = (file: string, path: Path): Location => places.get(file)?.(path) ?? { file: SETTINGS };
  const repeated = named
    .filter(({ file }, index) => named.findIndex((each) => each.file === file) !== index)
    .map(({ file }): Issue => ({
      code: 'STR235',
      message: `there are two of ${file.replace(/\.json$/, '')}`,
      location: locate(file, []),
      remedy:
        'Rename the file under matchbox/: the name belongs to a machine or to what is made for machines.',
    }));
  const refused = checkBoot({
    groups: groups.map((group) => ({ file: `groups/${group.id}.json`, group })),
    profiles: profiles.map((profile) => ({ file: `profiles/${profile.id}.json`, profile })),
    templates: templates.map(({ name, text }) => ({ file: `generic/${name}`, text })),
  }).map(({ file, path, message, remedy }): Issue => ({
    code: 'STR433',
    message: `${file}: ${path.length === 0 ? message : `${formatPath(path)} ${message}`}`,
    location: locate(file, path),
    remedy,
  }));
  const confidential = named.flatMap(({ file, data }) =>
    findConfidential(data).map(({ path, what }): Issue => ({
      code: 'STR432',
      message: `${file}: ${formatPath(path)} holds ${what}`,
      location: locate(file, path),
    })),
  );
  return [...repeated, ...refused, ...confidential];
}

/** The files under matchbox/. */
class BootReader {
  readonly issues: Issue[] = [];

  constructor(
    private readonly root: string,
    private readonly layerOf: (file: string) => Layer | undefined,
  ) {}

  settings(): BootSettings | undefined {
    if (!existsSync(join(this.root, SETTINGS))) {
      this.issues.push({
        code: 'STR202',
        message: `${ROOT} has no boot.yaml`,
        location: { file: SETTINGS },
      });
      return undefined;
    }
    const data = this.read(SETTINGS, BOOT_SCHEMA);
    return data === undefined ? undefined : (data as BootSettings);
  }

  /** Groups, profiles and templates that people wrote. */
  definitions() {
    for (const { name, isDirectory } of readEntries(this.root, ROOT, this.issues)) {
      const known = isDirectory
        ? ['groups', 'profiles', 'generic'].includes(name)
        : ['boot.yaml', 'digests.yaml', 'README.md'].includes(name);
      if (!known && !name.startsWith('.')) this.unexpected(`${ROOT}/${name}`);
    }
    const places = new Map<string, Place>();
    const profiles = this.list('profiles', PROFILE_SCHEMA).map(({ id, data, place }): Profile => {
      const { generic, ...rest } = data as { generic?: string } & Omit<Profile, 'id'>;
      places.set(`profiles/${id}.json`, ([field, ...more]) =>
        place(field === 'generic_id' ? ['generic'] : field === undefined ? [] : [field, ...more]),
      );
      return { ...rest, id, ...(generic === undefined ? {} : { generic_id: generic }) };
    });
    const groups = this.list('groups', GROUP_SCHEMA).map(({ id, data, place }): Group => {
      places.set(`groups/${id}.json`, place);
      return { ...(data as Omit<Group, 'id'>), id };
    });
    const templates = readEntries(this.root, `${ROOT}/generic`, this.issues)
      .filter(({ name, isDirectory }) => !isDirectory && !name.startsWith('.'))
      .map(({ name }) => {
        const file = `${ROOT}/generic/${name}`;
        places.set(`generic/${name}`, () => ({ file }));
        return { name, text: readFileSync(join(this.root, file), 'utf8') };
      });
    return { groups, profiles, templates, places };
  }

  /** Digests by the paths of assets; others are dead. */
  digests(paths: readonly string[]): Readonly<Record<string, string>> {
    const layer = existsSync(join(this.root, DIGESTS)) ? this.layerOf(DIGESTS) : undefined;
    if (layer === undefined) return {};
    const data = compose<Record<string, unknown>>([layer]).evaluate().data;
    for (const [path, digest] of Object.entries(data)) {
      const location = locationOf(layer.origin, [path]);
      if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) {
        this.issues.push({ code: 'STR235', message: `the digest of ${path} is no SHA-256`, location });
      } else if (!paths.includes(path)) {
        const remedy = suggest(path, paths) || undefined;
        this.issues.push({ code: 'STR235', message: `no machine boots from ${path}`, location, remedy });
      }
    }
    return data as Record<string, string>;
  }

  private list(directory: string, schema: TObject) {
    const parent = `${ROOT}/${directory}`;
    return readEntries(this.root, parent, this.issues).flatMap(({ name, isDirectory }) => {
      const file = `${parent}/${name}`;
      if (name.startsWith('.') || name === 'README.md') return [];
      const id = name.replace(/\.yaml$/, '');
      if (isDirectory || id === name) {
        this.unexpected(file);
        return [];
      }
      if (!isName(id)) {
        this.issues.push({ code: 'STR201', message: `"${id}" is not a valid name`, location: { file } });
        return [];
      }
      const data = this.read(file, schema);
      const origin = this.layerOf(file)?.origin;
      const place: Place = (path) =>
        origin === undefined
          ? { file }
          : locationOf(
              origin,
              path.filter((step) => step !== ''),
            );
      return data === undefined ? [] : [{ id, data, place }];
    });
  }

  private read(file: string, schema: TObject): object | undefined {
    const layer = this.layerOf(file);
    if (layer === undefined) return undefined;
    const data = fillDefaults(schema, compose<object>([layer]).evaluate().data) as object;
    const problems = validateSchema(schema, data);
    for (const { path, message, known } of problems) {
      const remedy = known === undefined ? undefined : suggest(String(path.at(-1)), known) || undefined;
      this.issues.push({
        code: 'STR235',
        message: `${formatPath(path)} ${message}`,
        location: locationOf(layer.origin, path),
        remedy,
      });
    }
    return problems.length > 0 ? undefined : data;
  }

  private unexpected(file: string): void {
    const remedy =
      'Move or remove it; matchbox/ has boot.yaml, digests.yaml, groups/, profiles/ and generic/.';
    this.issues.push({ code: 'STR209', message: `nothing reads ${file}`, location: { file }, remedy });
  }
}
