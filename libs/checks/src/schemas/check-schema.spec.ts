import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { definitionKinds, KindCatalogue, kindKey } from '@strata/schema';
import type { KindSet, StructuralSchema } from '@strata/schema';
import cloneDeep from 'lodash/cloneDeep';
import get from 'lodash/get';
import set from 'lodash/set';
import unset from 'lodash/unset';
import { parseAllDocuments } from 'yaml';
import { checkSchema } from './check-schema';

const ROOT = join(__dirname, '../../../..');

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.yaml') ? [path] : [];
  });

/** Every object of the platform that ships, those that differ only by their metadata once. */
const OBJECTS: readonly Manifest[] = (() => {
  const found = filesBelow(join(ROOT, 'rendered'))
    .filter((file) => !file.includes('/talos/'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as unknown),
    )
    .flatMap((data) => (Array.isArray(data) ? (data as unknown[]) : [data]))
    .filter((data): data is Manifest => typeof (data as Partial<Manifest> | null)?.kind === 'string');
  const distinct = new Map(found.map((object) => [JSON.stringify({ ...object, metadata: 0 }), object]));
  return [...distinct.values()];
})();

const promised = OBJECTS.filter(({ kind }) => kind === 'Promise').map((promise) =>
  definitionKinds((promise['spec'] as { api: object }).api, { name: promise.metadata.name }),
);

/** Out of the box, with the APIs of the promises. */
const CATALOGUE = new KindCatalogue([
  (apiVersion, kind) => promised.find(({ kinds }) => kindKey(apiVersion, kind) in kinds),
]);

const count = (object: Manifest): number => checkSchema(object, CATALOGUE).problems.length;

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))]
    : [path];

const nameOf = (path: Path): string =>
  path.map((step) => (/^\d+$/.test(String(step)) ? '*' : step)).join('.');

/** Maps whose keys are free, so that no key in them is unknown; values of charts are for the charts to check. */
const FREE =
  /(?:^|\.)(?:labels|annotations|matchLabels|nodeSelector|parameters|requests|limits|hard|data|default|defaultRequest|max|min|additionalProperties|properties|subresources\.status)$|\.pattern(?:\.|$)|anyPattern|\.values(?:Object)?(?:\.|$)/;

/** Fields that hold numbers as well as texts, or any value. */
const EITHER =
  /(?:port|targetPort|maxUnavailable|minAvailable|cpu|memory|storage|default|enum\.\*|path)$|\.(?:requests|limits|hard|max|min|defaultRequest|pattern|anyPattern|preconditions|deny)(?:\.|$)/i;

/** How many mutants are caught, and where the others are. */
function tally(
  mutants: Iterable<{ readonly object: Manifest; readonly place: string; readonly before: number }>,
) {
  const missed = new Map<string, number>();
  let [all, caught] = [0, 0];
  for (const { object, place, before } of mutants) {
    all += 1;
    if (count(object) > before) caught += 1;
    else missed.set(place, (missed.get(place) ?? 0) + 1);
  }
  return { all, share: caught / all, missed: [...missed.keys()].sort() };
}

function* mutate(change: (object: Manifest, path: Path, value: unknown) => boolean) {
  for (const object of OBJECTS) {
    const before = count(object);
    for (const path of pathsOf(object)) {
      const mutant = cloneDeep(object);
      if (!change(mutant, path, path.length === 0 ? object : get(object, path))) continue;
      yield { object: mutant, place: `${object.kind} ${nameOf(path)}`, before };
    }
  }
}

describe('checkSchema', () => {
  it('finds nothing wrong with the platform that ships, and knows all of its kinds', () => {
    expect(OBJECTS.length).toBeGreaterThan(150);
    for (const object of OBJECTS) {
      expect([object.kind, checkSchema(object, CATALOGUE)]).toEqual([
        object.kind,
        { problems: [], unknownKinds: [] },
      ]);
    }
  });

  it('catches at least 95 of 100 unknown fields', () => {
    const { all, share, missed } = tally(
      mutate((object, path, value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value) || FREE.test(nameOf(path)))
          return false;
        set(object, [...path, 'unheardOf'], 'x');
        return true;
      }),
    );
    expect(all).toBeGreaterThan(2000);
    // What is left is inside what the API server leaves open as well.
    expect(
      missed.filter((place) => !/^(?:Promise spec\.api|ClusterPolicy|ApplicationSet)/.test(place)),
    ).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('catches at least 98 of 100 wrong scalars', () => {
    const { all, share } = tally(
      mutate((object, path, value) => {
        if (typeof value === 'object' || path.length < 2 || EITHER.test(nameOf(path))) return false;
        set(object, [...path], { string: 12345, number: 'text', boolean: 'yes' }[typeof value as 'string']);
        return true;
      }),
    );
    expect(all).toBeGreaterThan(4000);
    expect(share).toBeGreaterThanOrEqual(0.98);
  });

  it('catches every required field that is removed', () => {
    const mutants = OBJECTS.flatMap((object) =>
      requiredPaths(object).map((path) => {
        const mutant = cloneDeep(object);
        unset(mutant, [...path]);
        return { object: mutant, place: `${object.kind} ${nameOf(path)}`, before: count(object) };
      }),
    );
    const { all, missed } = tally(mutants);
    expect(all).toBeGreaterThan(300);
    expect(missed).toEqual([]);
  });

  it('suggests the name of a field that is nearly right', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a' },
      spec: { selecter: {} },
    } as Manifest;
    const [problem] = checkSchema(object, CATALOGUE).problems;
    expect(problem).toMatchObject({ code: 'STR602', path: ['spec', 'selecter'], message: 'is not known' });
    expect(problem?.remedy).toMatch(/^Did you mean "selector"\?/);
  });

  it('looks into the objects that a promise holds', () => {
    const promise = cloneDeep(OBJECTS.find(({ kind }) => kind === 'Promise')) as Manifest;
    set(promise, 'spec.workflows.resource.configure[0].spec.containers[0].imagePullPolicy', 'Sometimes');
    set(promise, 'spec.api.spec.scop', 'Namespaced');
    const places = checkSchema(promise, CATALOGUE).problems.map(({ path }) => path.join('.'));
    expect(places).toContain('spec.api.spec.scop');
    expect(places).toContain('spec.workflows.resource.configure.0.spec.containers.0.imagePullPolicy');
  });

  it('names kinds that nobody knows', () => {
    const object = { apiVersion: 'example.com/v1', kind: 'Moon', metadata: { name: 'a' } };
    expect(checkSchema(object, CATALOGUE)).toEqual({ problems: [], unknownKinds: ['example.com/v1/Moon'] });
  });
});

const MODELS: readonly KindSet[] = readdirSync(join(ROOT, 'libs/schema/models')).map(
  (name) => JSON.parse(readFileSync(join(ROOT, 'libs/schema/models', name), 'utf8')) as KindSet,
);

/** Fields of an object that the model of its kind requires, where they stand. */
function requiredPaths(object: Manifest): Path[] {
  const key = kindKey(object.apiVersion, object.kind);
  const model = [...MODELS, ...promised].find(({ kinds }) => key in kinds);
  const root = model?.kinds[key]?.schema;
  return model === undefined || root === undefined ? [] : requiredIn(object, root, model, []);
}

function requiredIn(value: unknown, schema: StructuralSchema, model: KindSet, path: Path): Path[] {
  if (schema.$ref !== undefined) {
    const target = model.schemas?.[schema.$ref.slice(2)];
    return target === undefined ? [] : requiredIn(value, target, model, path);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined
      ? []
      : value.flatMap((item, index) => requiredIn(item, items, model, [...path, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const map = value as Readonly<Record<string, unknown>>;
  const own = (schema.required ?? []).filter(
    (name) => map[name] !== undefined && schema.properties?.[name]?.default === undefined,
  );
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    requiredIn(map[name], property, model, [...path, name]),
  );
  return [...own.map((name) => [...path, name]), ...below];
}
