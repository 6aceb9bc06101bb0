import type { Manifest } from '@strata/kubernetes';
import * as fc from 'fast-check';
import { REFERENCE_CASES } from './reference.cases';
import { checkReferences } from './check-references';
import { parseProvidedObject } from './provided-object';

const check = (objects: readonly Manifest[], declared: readonly string[] = [], isVirtual = false) =>
  checkReferences({
    name: 'lab',
    isVirtual,
    objects: objects.map((object) => ({ object, owner: 'shop' })),
    provided: declared.map(parseProvidedObject),
  });

describe('checkReferences', () => {
  describe.each(Object.entries(REFERENCE_CASES))('%s', (_, cases) => {
    it.each(cases)('$title', ({ objects, declared, isVirtual, found = [] }) => {
      const problems = check(objects, declared, isVirtual);
      expect(problems.map(({ code, path, message }) => `${code} ${path.join('/')} ${message}`)).toEqual(
        found,
      );
    });
  });

  it('tells which object of whom is at fault', () => {
    const [problem] = check([WORKLOAD]);
    expect(problem).toMatchObject({ object: WORKLOAD, owner: 'shop' });
  });

  it.each([
    [['Secret web/api-tokn', 'Secret other/api-token'], 'Did you mean "api-tokn"? Known: api-tokn.'],
    [['Secret other/api-token'], 'There is the Secret other/api-token.'],
    [[], 'Render it.'],
  ])('suggests what may be meant where there is %j', (declared, hint) => {
    const [problem] = check([WORKLOAD], ['Namespace web', ...declared]);
    expect(problem?.remedy).toBe(
      `${hint} If a chart makes it, declare it in \`provides.objects\` of that addon.`,
    );
  });

  it('never throws, whatever stands in an object', () => {
    const kinds = [
      ...new Set(Object.values(REFERENCE_CASES).flatMap((cases) => cases.flatMap(({ objects }) => objects))),
    ];
    const places = kinds.flatMap((object) => pathsOf(object).map((path) => ({ object, path })));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), ({ object, path }, value) => {
        const broken = replaceAt(object, path, value) as Manifest;
        const [first] = check([broken, ...kinds], ['Namespace web']);
        return first === undefined || first.code.startsWith('STR6');
      }),
      { numRuns: 500 },
    );
  });

  it('checks thousands of objects in a moment', () => {
    const objects = Array.from({ length: 1000 }, (_, index) => shopOf(index)).flat();
    expect(objects.length).toBeGreaterThanOrEqual(5000);
    check(objects);
    const startedAt = performance.now();
    expect(check(objects)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

const meta = (name: string) => ({ name, namespace: 'web' });

const WORKLOAD: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta('api'),
  spec: { containers: [{ name: 'api', envFrom: [{ secretRef: { name: 'api-token' } }] }] },
};

/** One shop in a namespace of its own: isolated, exposed, with a Secret from the store. */
function shopOf(index: number): Manifest[] {
  const namespace = `shop-${index}`;
  const labels = { app: 'web' };
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': `shop-${(index + 1) % 1000}` } },
  };
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: 'web', envFrom: [{ secretRef: { name: 'web' } }] }] },
  };
  const store = { kind: 'ClusterSecretStore', name: 'vault' };
  const spec = {
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{}],
    egress: [{ to: [peer] }],
  };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace }, spec: { template } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'web', namespace },
      spec: { secretStoreRef: store },
    },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'web', namespace }, spec },
    ...(index === 0
      ? [{ apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', metadata: { name: 'vault' } }]
      : []),
  ];
}

type Step = string | number;

function pathsOf(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [Step, unknown][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries(value);
  return [path, ...entries.flatMap(([step, each]) => pathsOf(each, [...path, step]))];
}

function replaceAt(value: unknown, [step, ...rest]: readonly Step[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === step ? replaceAt(each, rest, replacement) : each));
  }
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: replaceAt(fields[step], rest, replacement) };
}
