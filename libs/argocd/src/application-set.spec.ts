import { ARGOCD_FUNCTIONS, renderGoTemplate } from '@strata/go-template';
import fc from 'fast-check';
import { application } from './application';
import type { ApplicationTemplate } from './application';
import { applicationSet } from './application-set';
import { parametersOf } from './cluster-parameters';
import type { ClusterParameters } from './cluster-parameters';
import { SAFE_SYNC_POLICY } from './sync-policy';

const KEYS = ['environment', 'example.com/tier', 'with-hyphen', '1st', 'a.b'] as const;

/** Reads every kind of parameter, with plain and odd keys, alone and inside other text. */
const template = (parameters: ClusterParameters): ApplicationTemplate => ({
  metadata: {
    name: `${parameters.name}-web`,
    labels: Object.fromEntries(KEYS.map((key) => [key, parameters.label(key)])),
  },
  spec: {
    project: 'platform',
    sources: KEYS.map((key) => ({
      repoURL: parameters.annotation(key),
      targetRevision: parameters.value(key),
      path: `rendered/${parameters.name}/${parameters.label(key)}/${parameters.annotation(key)}`,
    })),
    destination: { name: parameters.name, namespace: 'web' },
    syncPolicy: SAFE_SYNC_POLICY,
  },
});

const set = (generators: Parameters<typeof applicationSet>[0]['generators'] = []) =>
  applicationSet({ name: 'web', labels: { part: 'test' }, generators, template }) as unknown as {
    metadata: object;
    spec: Record<string, unknown> & { template: ApplicationTemplate };
  };

/** Executes every text as Argo CD does with `missingkey=error`. */
const fillPlaceholders = <T>(template: T, parameters: object): T =>
  JSON.parse(
    JSON.stringify(template, (_, value: unknown) =>
      typeof value === 'string'
        ? renderGoTemplate(value, parameters, { missingKey: 'error', functions: ARGOCD_FUNCTIONS })
        : value,
    ),
  ) as T;

describe('applicationSet', () => {
  it('uses Go templates that stop at a missing key', () => {
    expect(set().spec).toMatchObject({ goTemplate: true, goTemplateOptions: ['missingkey=error'] });
  });

  it('leaves the deployed objects alone when it is deleted', () => {
    expect(set().spec['syncPolicy']).toEqual({ preserveResourcesOnDeletion: true });
  });

  it('stands in the namespace of Argo CD, with its labels', () => {
    expect(set().metadata).toEqual({ name: 'web', namespace: 'argocd', labels: { part: 'test' } });
  });

  it('has one cluster generator for each selector, and values only where there are some', () => {
    const selector = { matchLabels: { environment: 'production' } };
    const { generators } = set([
      { selector, values: { version: '1.0.0' } },
      { selector, values: {} },
    ]).spec;
    expect(generators).toEqual([
      { clusters: { selector, values: { version: '1.0.0' } } },
      { clusters: { selector } },
    ]);
  });

  it('generates for any cluster the Application that is predicted for it', () => {
    const texts = fc.record(
      Object.fromEntries(KEYS.map((key) => [key, fc.stringMatching(/^[\w./:"\\-]+$/)])),
    );
    const cluster = fc.record({
      name: fc.stringMatching(/^[a-z][a-z0-9-]*$/),
      labels: texts,
      annotations: texts,
    });
    const placeholders = set().spec.template;
    fc.assert(
      fc.property(cluster, texts, (registered, values) => {
        const { name, labels, annotations } = registered;
        const generated = fillPlaceholders(placeholders, { name, metadata: { labels, annotations }, values });
        const predicted = template(parametersOf(registered, values));
        expect(application(generated)).toEqual(application(predicted));
      }),
    );
  });
});
