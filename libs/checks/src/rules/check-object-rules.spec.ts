import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPath } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { parseAllDocuments } from 'yaml';
import broken from './broken-objects.cases.json';
import { checkObjectRules } from './check-object-rules';

interface BrokenObject {
  /** Kind and name of a valid object. */
  readonly object: string;
  /** The place that is broken in it. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly problems: readonly string[];
}

const VALID = parseAllDocuments(readFileSync(join(__dirname, 'valid-objects.cases.yaml'), 'utf8')).map(
  (document) => document.toJS() as Manifest,
);

const nameOf = (object: Manifest): string => `${object.kind}/${object.metadata.name}`;

const describeProblems = (object: Manifest): string[] =>
  checkObjectRules(object).map(({ code, path, message }) => `${code} ${formatPath(path)} ${message}`);

function breakObject({ object, path, value }: BrokenObject): Manifest {
  const valid = VALID.find((candidate) => nameOf(candidate) === object);
  // structuredClone of Jest makes maps of another realm, which are no plain objects.
  const whole = JSON.parse(JSON.stringify(valid)) as Manifest;
  let around = whole as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    around[key] ??= {};
    around = around[key] as Record<string | number, unknown>;
  }
  around[path.at(-1) ?? ''] = value;
  return whole;
}

describe('checkObjectRules', () => {
  it.each(VALID.map((object) => [nameOf(object), object] as const))('takes %s', (_, object) => {
    expect(describeProblems(object)).toEqual([]);
  });

  describe.each(Object.entries(broken as unknown as Record<string, BrokenObject[]>))('%s', (_, cases) => {
    it.each(
      cases.map(
        (each) => [`${each.object} ${formatPath(each.path)}: ${JSON.stringify(each.value)}`, each] as const,
      ),
    )('refuses %s', (_title, each) => {
      expect(each.problems).not.toEqual([]);
      expect(describeProblems(breakObject(each))).toEqual(each.problems);
    });
  });

  it('refuses more data than the API server stores', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'big' },
      data: { a: 'ä'.repeat(2 ** 19) },
    };
    expect(describeProblems(object)).toEqual([]);
    expect(describeProblems({ ...object, binaryData: { b: 'aGk=' } })).toEqual([
      'STR631 (root) must hold at most 1 MiB of data',
    ]);
  });

  it('refuses annotations that are too large together', () => {
    const annotations = { a: 'x'.repeat(2 ** 18) };
    const object = { apiVersion: 'example.com/v1', kind: 'Shop', metadata: { name: 'big', annotations } };
    expect(describeProblems(object)).toEqual([
      'STR620 metadata.annotations must hold at most 262144 bytes together',
    ]);
  });

  it('checks only labels and annotations of custom resources', () => {
    const metadata = { name: 'A_b', labels: { a: 'x y' }, finalizers: ['plain'] };
    expect(
      checkObjectRules({ apiVersion: 'example.com/v1', kind: 'Service', metadata, spec: {} }),
    ).toHaveLength(1);
  });

  it('never repeats a value of data or of a variable', () => {
    const secret = 'hunter2 =';
    const messages = [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { 'a b': secret } },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'a' },
        spec: {
          containers: [{ name: 'a', image: 'a', env: [{ name: 'A=', value: secret, valueFrom: {} }] }],
        },
      },
    ].flatMap((object) => checkObjectRules(object));
    expect(messages).toHaveLength(3);
    expect(JSON.stringify(messages)).not.toContain('hunter2');
  });

  it.each([null, 1, 'text', true, [], [[]], [null], {}, { a: null }])(
    'passes over %j wherever another type belongs',
    (odd) => {
      for (const object of VALID) {
        for (const [around, key] of placesIn(object)) {
          const value = around[key];
          around[key] = odd;
          // A throw fails the test by itself.
          checkObjectRules(object);
          around[key] = value;
        }
      }
    },
  );

  it('reports what all containers find in their pod once', () => {
    const containers = ['a', 'b'].map((name) => ({ name, image: name }));
    const spec = { securityContext: { runAsNonRoot: true, runAsUser: 0 }, containers };
    expect(describeProblems({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec })).toEqual([
      'STR635 spec.securityContext.runAsUser must not be 0 with runAsNonRoot true',
    ]);
  });

  it('checks more than a thousand objects in a second', () => {
    const start = performance.now();
    for (let round = 0; round < 25; round += 1) VALID.forEach((object) => checkObjectRules(object));
    expect(performance.now() - start).toBeLessThan(25 * VALID.length);
  });
});

type Places = [around: Record<string, unknown>, key: string][];

function placesIn(value: unknown): Places {
  if (typeof value !== 'object' || value === null) return [];
  const around = value as Record<string, unknown>;
  return Object.keys(around).flatMap((key): Places => [[around, key], ...placesIn(around[key])]);
}
