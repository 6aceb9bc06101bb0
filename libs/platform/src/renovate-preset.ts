import type { ChartSource, GitSource } from '@strata/addon';
import escapeRegExp from 'lodash/escapeRegExp';
import type { PlatformAddon } from './platform-addon';

/**
 * One of Renovate's regular-expression managers: where it looks, what it finds there and whom it asks for newer
 * versions. Named groups of `matchStrings` and the templates give the same fields; the groups `currentValue` and
 * `currentDigest` are what Renovate replaces.
 *
 * @see https://docs.renovatebot.com/modules/manager/regex/
 */
export interface RegexManager {
  readonly customType: 'regex';
  readonly description: string;
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
  readonly datasourceTemplate?: string;
  readonly depNameTemplate?: string;
  readonly packageNameTemplate?: string;
  readonly registryUrlTemplate?: string;
  readonly versioningTemplate?: string;
}

/** A preset that a Renovate configuration extends. */
export interface RenovatePreset {
  readonly customManagers: readonly RegexManager[];
}

/** What a manager says of the source that an addon is installed from. */
type Package = Omit<RegexManager, 'customType' | 'description' | 'managerFilePatterns' | 'matchStrings'>;

/**
 * How Renovate finds every version that is pinned in this repository: one manager for each addon with a chart or a
 * git source, one for container images of addons, and one for versions below a comment that names their package.
 * Renovate's own managers do the rest, such as npm packages and GitHub Actions.
 *
 * Its expressions are read by RE2, which has neither lookarounds nor backreferences.
 */
export function renovatePreset(addons: readonly PlatformAddon[]): RenovatePreset {
  const byName = [...addons].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { customManagers: [...byName.flatMap(managerOf), IMAGES, COMMENTED] };
}

const defaultsOf = (addon: string): string => `/^libs/addons/${addon}/src/defaults\\.ts$/`;
const overlaysOf = (addon: string): string => `/^environments/(?:[^/]+/)+addons/${addon}\\.(?:yaml|ts)$/`;
const ANY_ADDON = '[^/]+';
const FACTS = '/^environments/(?:[^/]+/)+(?:environment|role|cluster)\\.yaml$/';

const IN_YAML = `(?:^|\\n)version: +['"]?(?<currentValue>[^\\s'"#]+)`;
/** The first field of the layer, comments aside: a `version` further in belongs to something else. */
const IN_CODE = `\\(\\s*\\{\\s*(?://[^\\n]*\\s+)*version: '(?<currentValue>[^']+)'`;

function managerOf({ name, chart, git }: PlatformAddon): RegexManager[] {
  const source = chart === undefined ? git && packageOfGit(git) : packageOfChart(chart);
  if (source === undefined) return [];
  return [
    {
      customType: 'regex',
      description: `Version of ${name}`,
      managerFilePatterns: [defaultsOf(escapeRegExp(name)), overlaysOf(escapeRegExp(name))],
      matchStrings: [IN_CODE, IN_YAML],
      ...source,
    },
  ];
}

function packageOfChart({ repository, name }: ChartSource): Package {
  if (repository.includes('://')) {
    return { datasourceTemplate: 'helm', depNameTemplate: name, registryUrlTemplate: repository };
  }
  return {
    datasourceTemplate: 'docker',
    depNameTemplate: name,
    packageNameTemplate: `${repository}/${name}`,
    // Tags of a chart are its versions; those of an image may be anything.
    versioningTemplate: 'semver',
  };
}

/** Strict versions, because repositories also tag their parts, such as `pkg/client/v1.2.3`. */
function packageOfGit({ repository }: GitSource): Package {
  const [, path] = /^https:\/\/github\.com\/([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(repository) ?? [];
  return path === undefined
    ? { datasourceTemplate: 'git-tags', depNameTemplate: repository, versioningTemplate: 'semver' }
    : { datasourceTemplate: 'github-tags', depNameTemplate: path, versioningTemplate: 'semver' };
}

const IMAGES: RegexManager = {
  customType: 'regex',
  description: 'Container images of addons and of the platform',
  managerFilePatterns: [defaultsOf(ANY_ADDON), overlaysOf(ANY_ADDON), FACTS],
  matchStrings: [
    `\\bimage: ['"]?(?<depName>[^\\s'"@]+):(?<currentValue>\\w[\\w.-]*)(?:@(?<currentDigest>sha256:[a-f0-9]{64}))?`,
  ],
  datasourceTemplate: 'docker',
};

const COMMENTED: RegexManager = {
  customType: 'regex',
  description: 'Versions below a comment that names their package',
  managerFilePatterns: ['/^(?:apps|generators|libs)/.+\\.ts$/'],
  matchStrings: [
    [
      '// renovate: datasource=(?<datasource>[a-z-]+)',
      ' depName=(?<depName>\\S+)',
      '(?: packageName=(?<packageName>\\S+))?',
      '(?: versioning=(?<versioning>\\S+))?',
      '(?: registryUrl=(?<registryUrl>\\S+))?',
      `\\n[^\\n]*'(?<currentValue>v?\\d[^'\\n]*)'`,
    ].join(''),
  ],
};
