import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { overlayModeline, overlaySchemaPath } from '@strata/model';
import { overlaySchema } from '@strata/render';
import { arbitraryOverlay, FixtureWorkspace, judgeOverlay, readTree, runCli } from '@strata/testing';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';

const REPOSITORY = resolve(__dirname, '../../..');

const ADDONS = readdirSync(join(REPOSITORY, 'libs/addons')).map(
  (name) => (require(join(REPOSITORY, 'libs/addons', name, 'src/index.ts')) as { default: Addon }).default,
);

/** An addon whose schema has every form that schemas of addons have. */
const EVERY_FORM: Addon = {
  ...(ADDONS[0] as Addon),
  name: 'every form',
  schema: Type.Object({
    ...chartFields,
    count: Type.Integer({ minimum: 1, maximum: 5 }),
    ratio: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    mode: Type.Literal('fast'),
    level: Type.Union([Type.Literal('info'), Type.Literal('debug')]),
    budget: Type.Optional(Type.Union([Type.Integer(), Type.String({ pattern: '%$' })])),
    rule: Type.Optional(
      Type.Union([
        Type.Boolean(),
        Type.Object({ a: Type.Optional(Type.Boolean()) }),
        Type.Array(Type.Null()),
      ]),
    ),
    hosts: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, uniqueItems: true }),
    ports: Type.Array(Type.Object({ name: Type.String(), port: Type.Integer() })),
    matrix: Type.Optional(Type.Array(Type.Array(Type.Integer()))),
    tls: Type.Object({ enabled: Type.Boolean(), deep: Type.Object({ issuer: Type.String() }) }),
    pools: Type.Record(Type.String(), Type.Object({ size: Type.Integer() })),
    classes: Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.String()),
    anything: Type.Optional(Type.Unknown()),
  }),
  defaults: {
    fields: {
      version: '1.2.3',
      count: () => 2,
      mode: 'fast',
      level: 'info',
      hosts: ['web'],
      ports: [{ name: 'http', port: 80 }],
      tls: { enabled: true, deep: { issuer: () => 'lab' } },
      pools: { small: { size: 1 } },
      classes: { web: 'fast' },
      values: { a: { tag: 'v1' }, b: ['--quiet'], loki: () => 1 },
    },
    assertions: [],
  },
};

const compile = (schema: object) => new Ajv({ strict: false, allErrors: true }).compile(schema);

/** An overlay as the schema sees it: an empty file is an empty overlay. */
const readOverlay = (text: string): unknown => parse(text, { merge: true }) ?? {};

describe.each([...ADDONS, EVERY_FORM].map((addon) => [addon.name, addon] as const))(
  'the overlay schema of %s',
  (_, addon) => {
    const validate = compile(overlaySchema(addon));

    it('agrees with a render about unknown keys and wrong values', () => {
      let accepted = 0;
      fc.assert(
        fc.property(arbitraryOverlay(addon.schema, { words: false }), (overlay) => {
          const isAccepted = judgeOverlay(addon, overlay).length === 0;
          accepted += Number(isAccepted);
          expect({ overlay, isAccepted: validate(overlay) }).toEqual({ overlay, isAccepted });
        }),
        { numRuns: 200 },
      );
      expect(accepted).toBeGreaterThan(20);
      expect(accepted).toBeLessThan(200);
    });

    it('refuses no overlay with words that a render accepts', () => {
      let accepted = 0;
      fc.assert(
        fc.property(arbitraryOverlay(addon.schema, { words: true }), (overlay) => {
          if (judgeOverlay(addon, overlay).length > 0) return;
          accepted += 1;
          expect({ overlay, isAccepted: validate(overlay) }).toEqual({ overlay, isAccepted: true });
        }),
        { numRuns: 200 },
      );
      expect(accepted).toBeGreaterThan(20);
    });
  },
);

describe('the YAML overlays of the repository', () => {
  const overlays = [...readTree(join(REPOSITORY, 'environments'))]
    .map(([path, text]) => ({ file: `environments/${path}`, text }))
    .filter(({ file }) => /\/addons\/[^/]+\.yaml$/.test(file));

  it('exist', () => expect(overlays.length).toBeGreaterThan(10));

  it.each(overlays.map(({ file, text }) => [file, text] as const))(
    '%s names its schema, and fits',
    (file, text) => {
      const addon = basename(file, '.yaml');
      const [first = ''] = text.split('\n');
      expect(first).toBe(overlayModeline(file, addon));
      const schema = resolve(REPOSITORY, dirname(file), first.slice(first.indexOf('=') + 1));
      expect(schema).toBe(join(REPOSITORY, 'rendered', 'addons', addon, 'overlay.schema.json'));
      expect(existsSync(schema)).toBe(true);
      const validate = compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
      validate(readOverlay(text));
      expect(validate.errors ?? []).toEqual([]);
    },
  );
});

describe('the overlays of the fixture', () => {
  it('fit the schema that a render writes', async () => {
    const workspace = new FixtureWorkspace();
    try {
      expect((await runCli(workspace.root, ['render'])).code).toBe(0);
      const schema = readFileSync(join(workspace.root, overlaySchemaPath('web')), 'utf8');
      const validate = compile(JSON.parse(schema) as object);
      const overlays = ['environments/base/addons/web.yaml', 'environments/production/addons/web.yaml'];
      for (const file of overlays) {
        validate(readOverlay(readFileSync(join(workspace.root, file), 'utf8')));
        expect(validate.errors ?? []).toEqual([]);
      }
      expect(validate({ replcas: 2 })).toBe(false);
    } finally {
      workspace.dispose();
    }
  });
});

describe('Argo CD', () => {
  interface Application {
    readonly spec: {
      readonly sources: readonly {
        readonly path?: string;
        readonly directory?: { readonly include?: string };
      }[];
    };
  }

  const rendered = readTree(join(REPOSITORY, 'rendered'));
  const schemas = [...rendered.keys()].filter((path) => path.endsWith('/overlay.schema.json'));
  const sourcesOf = ({ spec }: Application) => spec.sources;

  it('never reads a schema of overlays', () => {
    expect(schemas.length).toBe(ADDONS.length);
    const predicted = [...rendered].filter(([path]) => path.endsWith('/application.yaml'));
    const directories = predicted
      .flatMap(([, text]) => sourcesOf(parse(text) as Application))
      .flatMap(({ path }) => path ?? []);
    expect(directories.length).toBeGreaterThan(0);
    const read = schemas.filter((schema) =>
      directories.some((directory) => `rendered/${schema}`.startsWith(`${directory}/`)),
    );
    expect(read).toEqual([]);
  });

  it('takes nothing but ApplicationSets from the directory that the schemas are in', () => {
    const { spec } = parse(rendered.get('bootstrap/applicationsets/bootstrap-control-plane.yaml') ?? '') as {
      readonly spec: { readonly template: Application };
    };
    const recursive = sourcesOf(spec.template).filter(({ path }) => path?.endsWith('/addons'));
    expect(recursive.map(({ directory }) => directory?.include)).toEqual(['*/applicationset.yaml']);
  });
});
