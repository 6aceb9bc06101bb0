import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSchema } from '@strata/checks';
import type { Manifest } from '@strata/kubernetes';
import { compileCel, KindCatalogue } from '@strata/schema';
import type { StructuralSchema } from '@strata/schema';
import { FixtureWorkspace } from '@strata/testing';
import { parseAllDocuments } from 'yaml';
import { findDefinitions, readDefinitionTexts } from './find-definitions';
import { importSchema } from './import-schema';
import { SchemaStore } from './schema-store';

const ROOT = join(__dirname, '../../..');

/** Definitions of pinned releases of what the platform runs; not part of this repository. */
const DEFINITIONS = join(ROOT, '../shared/crds');
const sets = existsSync(DEFINITIONS) ? readdirSync(DEFINITIONS).sort() : [];
const describeReal = sets.length > 0 ? describe : describe.skip;

const objectsBelow = (directory: string): Manifest[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'talos' ? [] : objectsBelow(path);
    if (!/\.ya?ml$/.test(path)) return [];
    const data = parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as unknown);
    return data
      .flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : [each]))
      .filter((each): each is Manifest => typeof (each as Partial<Manifest> | null)?.kind === 'string');
  });

describeReal('definitions of real releases (skipped without ../shared/crds)', () => {
  let workspace: FixtureWorkspace;
  beforeAll(() => {
    workspace = new FixtureWorkspace();
  });
  afterAll(() => workspace.dispose());

  it.each(sets)('%s imports', async (name) => {
    const { added, problems } = await importSchema(workspace.root, join(DEFINITIONS, name));
    expect(problems).toEqual([]);
    expect(added.length).toBeGreaterThan(0);
  });

  it('refuse nothing of the platform that ships, and are objects without a fault themselves', () => {
    const store = new SchemaStore(workspace.root);
    expect(store.issues).toEqual([]);
    const catalogue = new KindCatalogue([store.source]);
    const objects = [...objectsBelow(join(ROOT, 'rendered')), ...objectsBelow(DEFINITIONS)];
    expect(objects.length).toBeGreaterThan(500);
    expect(objects.flatMap((object) => checkSchema(object, catalogue).problems)).toEqual([]);
  });

  it('have rules that can all be read and judged', async () => {
    const texts = await readDefinitionTexts(DEFINITIONS);
    const schemas = texts.flatMap(findDefinitions).flatMap(schemasOf);
    const rules = schemas.flatMap((schema) =>
      (schema['x-kubernetes-validations'] ?? [])
        .filter(({ rule }) => !/\boldSelf\b/.test(rule))
        .map(({ rule }) => ({ rule, schema })),
    );
    expect(rules.length).toBeGreaterThan(350);
    const random = generator(7);
    for (const { rule, schema } of rules) {
      const judge = compileCel(rule);
      const verdicts = Array.from({ length: 40 }, () => {
        try {
          return judge({ self: valueOf(schema, random) });
        } catch (error) {
          // What the rule takes for granted may be missing in a random value, or be no duration.
          const message = (error as Error).message.split('\n')[0] ?? '';
          expect([rule, message]).toEqual([
            rule,
            expect.stringMatching(/^(?:No such key|Invalid duration string)/),
          ]);
          return undefined;
        }
      });
      expect([rule, verdicts.some((verdict) => typeof verdict === 'boolean')]).toEqual([rule, true]);
    }
  });
});

/** Every schema in a definition, also those inside others. */
function schemasOf(definition: Readonly<Record<string, unknown>>): StructuralSchema[] {
  const { versions } = definition['spec'] as {
    versions: { schema: { openAPIV3Schema: StructuralSchema } }[];
  };
  const below = (schema: StructuralSchema): StructuralSchema[] => {
    const { properties = {}, items, additionalProperties } = schema;
    return [
      schema,
      ...Object.values(properties).flatMap(below),
      ...(items === undefined ? [] : below(items)),
      ...(typeof additionalProperties === 'object' ? below(additionalProperties) : []),
    ];
  };
  return versions.flatMap(({ schema }) => below(schema.openAPIV3Schema));
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const TEXTS = ['a', '10s', '192.0.2.1', 'https://a.example.com/x', '/x', 'a.b', '5m', 'ABC'];

/** A value of a schema as CEL sees it. */
function valueOf(schema: StructuralSchema, random: () => number, depth = 0): unknown {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  if (schema.enum !== undefined) return pick(schema.enum);
  if (schema['x-kubernetes-int-or-string'] === true) return pick([1n, '50%']);
  switch (schema.type ?? '') {
    case 'string':
      return schema.format === 'date-time' ? new Date(0) : pick(TEXTS);
    case 'integer':
      return pick([1n, 2n, 80n, BigInt(schema.minimum ?? 0)]);
    case 'number':
      return 1.5;
    case 'boolean':
      return random() < 0.5;
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, Math.floor(random() * 3));
      return Array.from({ length }, () => valueOf(schema.items ?? {}, random, depth + 1));
    }
    case 'object': {
      const isGiven = (name: string): boolean =>
        schema.required?.includes(name) === true || random() < (depth > 3 ? 0.15 : 0.5);
      const fields = Object.entries(schema.properties ?? {}).filter(([name]) => isGiven(name));
      const own = fields.map(([name, field]) => [
        name === 'namespace' ? '__namespace__' : name,
        valueOf(field, random, depth + 1),
      ]);
      const extra = schema.additionalProperties;
      const free = typeof extra === 'object' ? [['k', valueOf(extra, random, depth + 1)]] : [];
      return Object.fromEntries([...own, ...free]) as unknown;
    }
    default:
      return { a: 1n };
  }
}
