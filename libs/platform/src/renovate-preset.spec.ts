import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Addon } from '@strata/addon';
import { compose, withOrigin } from '@strata/compose';
import type { LayerDefinition } from '@strata/compose';
import type { ClusterTarget } from '@strata/render';
import { referenceTargets } from '@strata/testing';
import { parse } from 'yaml';
import { renovatePreset } from './renovate-preset';
import type { RegexManager } from './renovate-preset';

const ROOT = resolve(__dirname, '../../..');

/** A pinned version, as Renovate finds it or as it stands in the configuration. */
interface Pin {
  readonly file: string;
  readonly datasource: string;
  readonly package: string;
  readonly value: string;
  readonly registry?: string;
  readonly digest?: string;
}

interface Found extends Pin {
  /** The matched text, in which Renovate replaces the value. */
  readonly replaceString: string;
}

const listFiles = (directory: string): string[] =>
  readdirSync(join(ROOT, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'golden'].includes(entry.name) ? [] : listFiles(path);
    return [path];
  });
const FILES = ['apps', 'environments', 'generators', 'libs'].flatMap(listFiles);
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const load = (file: string): unknown => (require(join(ROOT, file)) as { default: unknown }).default;

const ADDONS = readdirSync(join(ROOT, 'libs/addons')).map(
  (name) => load(`libs/addons/${name}/src/index.ts`) as Addon,
);
const MANAGERS = renovatePreset(ADDONS).customManagers;

/** Renovate's `any` strategy: every expression on the whole text, and a template before a group. */
function extract(manager: RegexManager, file: string, text: string): Found[] {
  return manager.matchStrings.flatMap((source) =>
    [...text.matchAll(new RegExp(source, 'g'))].map(({ 0: replaceString, groups = {} }) => {
      const name = manager.depNameTemplate ?? groups['depName'];
      return {
        file,
        datasource: manager.datasourceTemplate ?? groups['datasource'] ?? '',
        package: manager.packageNameTemplate ?? groups['packageName'] ?? name ?? '',
        value: groups['currentValue'] ?? '',
        registry: manager.registryUrlTemplate ?? groups['registryUrl'],
        digest: groups['currentDigest'],
        replaceString,
      };
    }),
  );
}

const reads = (manager: RegexManager, file: string): boolean =>
  manager.managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file));

const findIn = (file: string, text: string): Found[] =>
  MANAGERS.filter((manager) => reads(manager, file)).flatMap((manager) => extract(manager, file, text));

/** What Renovate does to a text: the value is replaced wherever it stands in the matched string. */
function bump(text: string, { replaceString, value }: Found, next: string): string {
  const start = text.indexOf(replaceString);
  return (
    text.slice(0, start) + replaceString.replaceAll(value, next) + text.slice(start + replaceString.length)
  );
}

type Leaf = readonly [path: readonly string[], value: string];

const leavesOf = (value: unknown, path: readonly string[] = []): Leaf[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, [...path, key]));
};

const IMAGE =
  /^(?<name>[\w.-]+(?::\d+)?(?:\/[\w.-]+)+):(?<tag>\w[\w.-]*)(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;
const VERSION = /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;
const PINNING_KEYS = ['appVersion', 'digest', 'tag', 'targetRevision', 'version'];

const isPin = ([path, value]: Leaf): boolean =>
  VERSION.test(value) ||
  IMAGE.test(value) ||
  value.includes('@sha256:') ||
  (PINNING_KEYS.includes(path.at(-1) ?? '') && /\d/.test(value));

/** Where an addon may pin: its `version`, and `image` wherever its configuration has one. */
const isPlace = ([path]: Leaf): boolean => path.join('.') === 'version' || path.at(-1) === 'image';

/** Leaves that pin a version where nobody would raise it. */
const strayPins = (leaves: readonly Leaf[]): string[] =>
  leaves
    .filter((leaf) => isPin(leaf) && !isPlace(leaf))
    .map(([path, value]) => `${path.join('.')}: ${value}`);

function pinsOf(addon: Addon, file: string, leaves: readonly Leaf[]): Pin[] {
  return leaves.filter(isPlace).map(([path, value]): Pin => {
    if (path.at(-1) !== 'image') return { file, value, ...sourceOf(addon) };
    const { name = '', tag = '', digest } = IMAGE.exec(value)?.groups ?? {};
    return { file, datasource: 'docker', package: name, value: tag, digest };
  });
}

function sourceOf({ name, chart, git }: Addon): Pick<Pin, 'datasource' | 'package' | 'registry'> {
  if (chart?.repository.startsWith('https://')) {
    return { datasource: 'helm', package: chart.name, registry: chart.repository };
  }
  if (chart !== undefined) return { datasource: 'docker', package: `${chart.repository}/${chart.name}` };
  if (git === undefined) throw new Error(`${name} has a version of nothing`);
  const path = git.repository.replace('https://github.com/', '');
  return path === git.repository
    ? { datasource: 'git-tags', package: path }
    : { datasource: 'github-tags', package: path };
}

const targetOf = ({ placement }: Addon): ClusterTarget =>
  referenceTargets(placement.labels).find(
    ({ cluster }) => cluster.role === placement.roles[0],
  ) as ClusterTarget;

const configOf = (addon: Addon): unknown => {
  const layer = withOrigin(addon.defaults, { name: 'defaults', file: 'defaults.ts' });
  return compose([layer], { ...targetOf(addon) }).evaluate().data;
};

const OVERLAYS = FILES.flatMap((file) => {
  const [, name, extension] = /^environments\/.+\/addons\/([^/]+)\.(yaml|ts)$/.exec(file) ?? [];
  if (name === undefined) return [];
  const fields = extension === 'ts' ? (load(file) as LayerDefinition).fields : (parse(read(file)) as unknown);
  return [{ file, addon: ADDONS.find((addon) => addon.name === name) as Addon, leaves: leavesOf(fields) }];
});

/** The line below each comment for Renovate, read without an expression of the preset. */
const commentedPins = (): Pin[] =>
  FILES.filter((file) => file.endsWith('.ts')).flatMap((file) => {
    const lines = read(file).split('\n');
    return lines.flatMap((line, index): Pin[] => {
      const [slashes, marker, ...words] = line.trim().split(' ');
      if (slashes !== '//' || marker !== 'renovate:') return [];
      const fields = new Map(words.map((word) => word.split('=') as [string, string]));
      const value = lines[index + 1]?.split("'").at(-2) ?? '';
      const name = fields.get('packageName') ?? fields.get('depName') ?? '';
      const registry = fields.get('registryUrl');
      return [{ file, datasource: fields.get('datasource') ?? '', package: name, value, registry }];
    });
  });

/** Images among the facts. */
const factPins = (): Pin[] =>
  FILES.filter((file) => /\/(?:environment|role|cluster)\.yaml$/.test(file)).flatMap((file) =>
    leavesOf(parse(read(file)))
      .filter(([path]) => path.at(-1) === 'image')
      .map(([, value]): Pin => {
        const { name = '', tag = '', digest } = IMAGE.exec(value)?.groups ?? {};
        return { file, datasource: 'docker', package: name, value: tag, digest };
      }),
  );

const EXPECTED: readonly Pin[] = [
  ...factPins(),
  ...ADDONS.flatMap((addon) =>
    pinsOf(addon, `libs/addons/${addon.name}/src/defaults.ts`, leavesOf(configOf(addon))),
  ),
  ...OVERLAYS.flatMap(({ addon, file, leaves }) => pinsOf(addon, file, leaves)),
  ...commentedPins(),
];

const keyOf = ({ file, datasource, package: name, value, registry = '', digest = '' }: Pin): string =>
  [file, datasource, name, value, registry, digest].join(' ');

/** A version that stands nowhere. */
const NEXT = '99.88.77';

describe('renovatePreset', () => {
  const found = FILES.flatMap((file) =>
    MANAGERS.some((manager) => reads(manager, file)) ? findIn(file, read(file)) : [],
  );

  it('finds every pinned version exactly once, with its package and registry, and nothing else', () => {
    expect(found.map(keyOf).sort()).toEqual(EXPECTED.map(keyOf).sort());
    expect(EXPECTED.length).toBeGreaterThanOrEqual(
      ADDONS.filter(({ chart, git }) => chart ?? git).length + 2,
    );
  });

  it.each(found)('can raise $package in $file, and changes nothing else', (pin) => {
    const text = read(pin.file);
    const raised = bump(text, pin, NEXT);
    const inPlace = (key: string): string => (key === keyOf(pin) ? keyOf({ ...pin, value: NEXT }) : key);
    expect(raised.split(NEXT)).toHaveLength(2);
    expect(raised.replace(NEXT, pin.value)).toBe(text);
    expect(findIn(pin.file, raised).map(keyOf)).toEqual(findIn(pin.file, text).map(keyOf).map(inPlace));
    if (!pin.file.endsWith('.yaml')) return;
    const changed = leavesOf(parse(raised)).filter(([, value]) => value.includes(NEXT));
    expect(changed.map(isPlace)).toEqual([true]);
  });

  it('finds a version in the overlays that people, editors and generators write', () => {
    const file = 'environments/staging/clusters/staging/addons/loki';
    const values = [
      [`${file}.yaml`, '# comment\nversion: 1.2.3 # comment\nvalues: { a: { version: 9.9.9 } }\n'],
      [`${file}.yaml`, 'version: "1.2.3"\n'],
      [`${file}.yaml`, "sizeGi: 1\nversion: '1.2.3'"],
      [`${file}.ts`, "export default layer<LokiConfig>({ version: '1.2.3' });"],
      [`${file}.ts`, "export default layer<LokiConfig>({\n  // a\n  // b\n  version: '1.2.3',\n});"],
      [`${file}.ts`, "layer<LokiConfig>(\n  {\n    version: '1.2.3',\n  },\n  () => true,\n)"],
    ] as const;
    for (const [path, text] of values)
      expect(findIn(path, text).map(({ value }) => value)).toEqual(['1.2.3']);
  });

  it('finds images with a port in their registry and with a digest', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const text = `image: registry.example.com:5000/a/b:v1.2.3@${digest}\n`;
    expect(findIn('environments/base/addons/nfs-provisioner.yaml', text)).toEqual([
      expect.objectContaining({ package: 'registry.example.com:5000/a/b', value: 'v1.2.3', digest }),
    ]);
  });

  it('finds a version below a comment that names its package', () => {
    const comment = (...words: readonly string[]): string => ['  //', 'renovate:', ...words].join(' ');
    const text = [
      comment('datasource=terraform-provider', 'depName=hashicorp/helm'),
      "  helm: '3.1.0',",
      comment('datasource=npm', 'depName=a', 'packageName=@a/b', 'registryUrl=https://npm.example.com'),
      "  'a-b': 'v1.2.3',",
      "  other: '9.9.9',",
    ].join('\n');
    expect(findIn('libs/platform/src/versions.ts', text)).toEqual([
      expect.objectContaining({
        datasource: 'terraform-provider',
        package: 'hashicorp/helm',
        value: '3.1.0',
      }),
      expect.objectContaining({ package: '@a/b', value: 'v1.2.3', registry: 'https://npm.example.com' }),
    ]);
  });

  it.each([
    ['https://github.com/owner/name', 'github-tags', 'owner/name'],
    ['https://github.com/owner/name.git', 'github-tags', 'owner/name'],
    ['https://git.example.com/owner/name.git', 'git-tags', 'https://git.example.com/owner/name.git'],
  ])('asks for the tags of %s as %s', (repository, datasourceTemplate, depNameTemplate) => {
    const addon = { ...(ADDONS[0] as Addon), chart: undefined, git: { repository, path: 'crds' } };
    expect(renovatePreset([addon]).customManagers[0]).toMatchObject({ datasourceTemplate, depNameTemplate });
  });

  it('uses nothing that RE2 cannot read', () => {
    const expressions = MANAGERS.flatMap(({ matchStrings, managerFilePatterns }) => [
      ...matchStrings,
      ...managerFilePatterns,
    ]);
    for (const expression of expressions) expect(expression).not.toMatch(/\(\?(?:[=!]|<[=!])|\\[1-9k]/);
  });
});

describe('addons', () => {
  it.each(ADDONS.map((addon) => [addon.name, addon] as const))('%s pins nowhere else', (_, addon) => {
    const config = configOf(addon);
    const leaves = leavesOf(config);
    const known = leaves.filter(isPlace).map(([, value]) => value);
    const manifests = leavesOf(addon.manifests?.({ ...targetOf(addon), config }) ?? []);
    expect(strayPins(leaves)).toEqual([]);
    expect(manifests.filter((leaf) => isPin(leaf) && !known.includes(leaf[1]))).toEqual([]);
  });

  it.each(OVERLAYS.map(({ file, leaves }) => [file, leaves] as const))(
    '%s pins nowhere else',
    (_, leaves) => {
      expect(strayPins(leaves)).toEqual([]);
    },
  );

  it.each([
    { values: { image: { tag: '1.2.3' } } },
    { values: { sidecar: 'registry.example.com/a/b:main' } },
    { values: { a: { version: 'v2' } } },
    { values: { args: ['--image=x', 'v1.2.3'] } },
  ])('a pin such as %j would be seen', (config) => {
    expect(strayPins(leavesOf(config))).toHaveLength(1);
  });

  it('keep every version of the bootstrap below a comment that names its package', () => {
    const file = 'libs/platform/src/bootstrap-versions.ts';
    const quoted = existsSync(join(ROOT, file)) ? (read(file).match(/'v?\d+\.\d+[^']*'/g) ?? []) : [];
    const found = findIn(file, quoted.length === 0 ? '' : read(file));
    expect(found.map(({ value }) => `'${value}'`)).toEqual(quoted);
  });
});
