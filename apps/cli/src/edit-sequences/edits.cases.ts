import { existsSync, renameSync, utimesSync } from 'node:fs';
import { FIXTURE_FILES, readTree } from '@strata/testing';
import fc from 'fast-check';
import { addonNamed, choose } from './edited-fleet.cases';
import type { EditedFleet } from './edited-fleet.cases';

/** One edit: a kind, and numbers that choose among what is there. */
export interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly what: number;
  readonly where: number;
  readonly value: number;
}

type Apply = (fleet: EditedFleet, edit: Edit) => void;

const NAMES = ['web', 'api', 'db', 'queue'] as const;
const CLUSTERS = ['lab', 'guest', 'rehearsal', 'spare'] as const;

/** Overlays that mean something, and some that are wrong. */
const OVERLAYS: readonly ((value: number) => string)[] = [
  (value) => `replicas: ${1 + value}\n`,
  (value) => `values:\n  level: level-${value}\n  list: [a, b-${value}]\n`,
  (value) => `hosts:\n  $append: [host-${value}]\n`,
  (value) => `version: 1.2.${value}\n`,
  (value) => `title: title-${value}\n`,
  () => '',
  (value) => `# only a comment ${value}\n`,
  (value) => `values:\n  url: http://loki.monitoring.svc:${3000 + value}\n`,
  (value) => `unknown: ${value}\n`,
  (value) => `replicas: none-${value}\n`,
  () => 'replicas: [1\n',
];

const writeOverlay: Apply = (fleet, { what, where, value }) => {
  const layer = choose(fleet.layers, where);
  const addon = choose(fleet.addons, what);
  const text = choose(OVERLAYS, value)?.(value) ?? '';
  if (layer !== undefined && addon !== undefined) fleet.write(`${layer}/addons/${addon}.yaml`, text);
};

/** Replaces a text in a file of an addon, if it is there. */
const editCode =
  (file: string, from: RegExp, to: (edit: Edit) => string): Apply =>
  (fleet, edit) => {
    const path = `libs/addons/${choose(fleet.addons, edit.what) ?? 'web'}/src/${file}`;
    const text = fleet.read(path);
    if (text !== undefined) fleet.write(path, text.replace(from, to(edit)));
  };

const EDITS = {
  overlay: writeOverlay,
  overlayAgain: writeOverlay,
  removeOverlay: (fleet, { where }) => {
    const path = choose(fleet.overlays, where);
    if (path !== undefined) fleet.remove(path);
  },
  renameOverlay: (fleet, { what, where }) => {
    const path = choose(fleet.overlays, where);
    if (path === undefined) return;
    const text = fleet.read(path) ?? '';
    fleet.remove(path);
    fleet.write(path.replace(/[^/]+$/, `${choose(NAMES, what) ?? ''}.yaml`), text);
  },
  typeScriptOverlay: (fleet, { what, where, value }) => {
    const [layer, addon] = [choose(fleet.layers, where), choose(fleet.addons, what)];
    const text = `import { layer } from '@strata/addon';\nexport default layer({ replicas: ${1 + value} });\n`;
    if (layer !== undefined) fleet.write(`${layer}/addons/${addon ?? 'web'}.ts`, text);
  },
  fact: (fleet, { where, value }) => {
    const path = `environments/${choose(['production', 'staging'], where) ?? ''}/environment.yaml`;
    fleet.write(
      path,
      choose([`replicas: ${1 + value}\n`, `domain: d${value}.example.com\n`, ''], value) ?? '',
    );
  },
  addAddon: (fleet, { what }) => {
    for (const [path, text] of Object.entries(addonNamed(choose(NAMES, what) ?? 'api')))
      fleet.write(path, text);
  },
  removeAddon: (fleet, { what }) => {
    const name = choose(fleet.addons, what);
    if (fleet.addons.length > 1) fleet.remove(`libs/addons/${name ?? ''}`);
  },
  renameAddon: (fleet, { what, where }) => {
    const [from, to] = [choose(fleet.addons, what), choose(NAMES, where)];
    if (from === undefined || to === undefined || existsSync(fleet.at(`libs/addons/${to}`))) return;
    renameSync(fleet.at(`libs/addons/${from}`), fleet.at(`libs/addons/${to}`));
    const index = `libs/addons/${to}/src/index.ts`;
    fleet.write(index, (fleet.read(index) ?? '').replaceAll(`'${from}'`, `'${to}'`));
  },
  addCluster: (fleet, { what, where }) => {
    const environment = choose(['production', 'staging'], where) ?? '';
    const name = choose(CLUSTERS, what) ?? '';
    const source =
      FIXTURE_FILES[`environments/production/clusters/${choose(['lab', 'guest'], what) ?? ''}/cluster.yaml`];
    fleet.write(`environments/${environment}/clusters/${name}/cluster.yaml`, source ?? '');
  },
  removeCluster: (fleet, { where }) => {
    const path = choose(fleet.clusters, where);
    if (path !== undefined && fleet.clusters.length > 1) fleet.remove(path);
  },
  renameCluster: (fleet, { what, where }) => {
    const from = choose(fleet.clusters, where);
    const to = from?.replace(/[^/]+$/, choose(CLUSTERS, what) ?? '');
    if (from === undefined || to === undefined || existsSync(fleet.at(to))) return;
    renameSync(fleet.at(from), fleet.at(to));
  },
  defaults: editCode('defaults.ts', /hosts: \[[^\]]*\]/, ({ value }) => `hosts: ['h${value}']`),
  version: editCode('defaults.ts', /version: '[^']*'/, ({ value }) => `version: '1.0.${value}'`),
  object: editCode('index.ts', /data: \{[^}]*\}/, ({ value }) =>
    value % 2 === 0 ? `data: { title: config.title }` : `data: { title: 'title ${value}' }`,
  ),
  placement: editCode('index.ts', /roles: \[[^\]]*\]/, ({ value }) =>
    value % 2 === 0 ? `roles: ['control-plane']` : `roles: ['control-plane', 'vcluster']`,
  ),
  namespace: editCode('index.ts', /namespace: '[^']*' \}, \{/, ({ value }) =>
    value % 3 === 0 ? `namespace: 'elsewhere' }, {` : `namespace: '${choose(NAMES, value) ?? ''}' }, {`,
  ),
  depend: editCode('index.ts', /description: '[^']*'(?:, dependsOn: \[[^\]]*\])?/, ({ value, where }) =>
    value % 2 === 0
      ? `description: 'A server'`
      : `description: 'A server', dependsOn: ['${choose(NAMES, where) ?? ''}']`,
  ),
  importOther: editCode('defaults.ts', /^(?:import '.*';\n)?/, ({ value, where }) =>
    value % 2 === 0 ? '' : `import '../../${choose(NAMES, where) ?? ''}/src/schema';\n`,
  ),
  brokenCode: editCode('index.ts', /^(?:throw [^\n]*\n)?/, ({ value }) =>
    value % 2 === 0 ? '' : `throw new Error('broken ${value}');\n`,
  ),
  checks: (fleet, { value }) => {
    const exception = `{ code: 'STR653', object: 'ConfigMap *', reason: 'a test' }`;
    const text = `import { defineChecks } from '@strata/checks';\nexport default defineChecks({ exceptions: [${value % 2 === 0 ? '' : exception}] });\n`;
    if (value % 5 === 0) fleet.remove('environments/checks.ts');
    else fleet.write('environments/checks.ts', text);
  },
  revert: (fleet, { what }) => fleet.revert(what),
  revertAgain: (fleet, { what }) => fleet.revert(what),
  touch: (fleet, { where, value }) => {
    const path = choose(fleet.overlays, where);
    if (path !== undefined) utimesSync(fleet.at(path), value, value);
  },
  editRendered: (fleet, { where, value }) => {
    const path = choose([...readTree(fleet.at('rendered')).keys()], where);
    if (path !== undefined)
      fleet.workspace.write(`rendered/${path}`, `${fleet.read(`rendered/${path}`) ?? ''}# ${value}\n`);
  },
  removeRendered: (fleet, { where }) => {
    const path = choose([...readTree(fleet.at('rendered')).keys()], where);
    if (path !== undefined) fleet.workspace.remove(`rendered/${path}`);
  },
  removeRenderedDirectory: (fleet, { what }) => {
    fleet.workspace.remove(`rendered/addons/${choose(fleet.addons, what) ?? ''}`);
  },
  straySource: (fleet, { where, value }) => {
    const layer = choose(fleet.layers, where) ?? 'environments/base';
    if (value % 2 === 0) fleet.workspace.remove(`${layer}/stray`);
    else fleet.workspace.write(`${layer}/stray/file.txt`, 'x');
  },
  forget: (fleet, { value }) => {
    if (value % 4 === 0) fleet.workspace.remove('.nx/strata/memory');
  },
} satisfies Record<string, Apply>;

/** Carries out an edit. */
export const applyEdit: Apply = (fleet, edit) => {
  const apply: Apply = EDITS[edit.kind];
  apply(fleet, edit);
};

const KINDS = Object.keys(EDITS) as (keyof typeof EDITS)[];

const SMALL = 12;

/** What a process that watches sources is not told of. */
const UNSEEN: readonly string[] = ['editRendered', 'removeRendered', 'removeRenderedDirectory'];

const editOf = (kinds: readonly Edit['kind'][]): fc.Arbitrary<Edit> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    what: fc.nat(SMALL),
    where: fc.nat(SMALL),
    value: fc.nat(SMALL),
  });

/** Any edit. */
export const anEdit = editOf(KINDS);

/** An edit of sources. */
export const aSourceEdit = editOf(KINDS.filter((kind) => !UNSEEN.includes(kind)));
