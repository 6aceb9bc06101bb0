import type { Issue } from '@strata/model';
import { FixtureWorkspace } from '@strata/testing';
import { stringify } from 'yaml';
import { checkPlatform } from './check-platform';
import { Workspace } from './workspace';

const INDEX = 'libs/addons/web/src/index.ts';
const START = 'manifests: ({ config }) => [';

/** A workload with a fault for every stage. */
const DEPLOYMENT = `{
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'web' },
  spec: {
    replicas: config.replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [
      { name: 'web', image: 'registry.example.com/web:latest', resources: { requests: { cpu: '10m', memory: '1Mi' } } },
    ] } },
  },
},`;

const POLICY = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'few-replicas' },
  spec: {
    matchConstraints: {
      resourceRules: [{ apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments'] }],
    },
    validations: [{ expression: 'object.spec.replicas < 1', message: 'has too many replicas' }],
  },
};

const checks = (config: string): string =>
  `import { defineCheck, defineChecks } from '@strata/checks';\nexport default defineChecks(${config});\n`;

const EXCEPTION = `{ code: 'STR660', object: 'Deployment web/*', reason: 'a try' }`;

describe('checks of objects in a workspace', () => {
  let workspace: FixtureWorkspace;
  beforeEach(() => {
    workspace = new FixtureWorkspace();
    workspace.edit(INDEX, START, `${START}${DEPLOYMENT}`);
  });
  afterEach(() => workspace.dispose());

  const open = (): Workspace => new Workspace(workspace.root);
  const describeIssue = ({ code, severity = 'error', message }: Issue): string =>
    `${severity} ${code} ${message}`;
  // Two clusters have the same: reports join them.
  const issues = (): string[] => [...new Set(open().render('web').issues.map(describeIssue))];
  /** What the configuration says that means nothing. */
  const idle = (): readonly Issue[] => checkPlatform(open()).filter(({ code }) => /^STR67[234]$/.test(code));

  const FLOATING = 'Deployment web/web spec.template.spec.containers[0].image';

  it('refuse what a policy does not want, and write nothing', () => {
    expect(issues()).toEqual([
      expect.stringMatching(
        /^error STR660 Deployment web\/web spec\.template\.spec\.containers\[0\]\.image /,
      ),
    ]);
    expect(open().render('web').files).toEqual([]);
  });

  it('say it once for all clusters, at the line of the library that sets the value', () => {
    const found = open().render('web').issues;
    expect(new Set(found.map(({ location }) => location?.file))).toEqual(new Set([INDEX]));
    expect(found[0]?.message).toContain(FLOATING);
  });

  it('can be warnings', () => {
    workspace.write('environments/checks.ts', checks(`{ severity: { STR660: 'warning' } }`));
    expect(issues()).toEqual([expect.stringMatching(/^warning STR660/)]);
    expect(open().render('web').files.length).toBeGreaterThan(0);
  });

  it('can be off', () => {
    workspace.write('environments/checks.ts', checks(`{ severity: { STR660: 'off' } }`));
    expect(issues()).toEqual([]);
  });

  it('leave out what an exception excuses', () => {
    workspace.write('environments/checks.ts', checks(`{ exceptions: [${EXCEPTION}] }`));
    expect(issues()).toEqual([]);
    expect(idle()).toEqual([]);
  });

  it('report an exception that excuses nothing, at its line', () => {
    workspace.write(
      'environments/checks.ts',
      checks(
        `{\n  exceptions: [\n    ${EXCEPTION},\n    { code: 'STR663', object: 'Pod *', reason: 'none' },\n  ],\n}`,
      ),
    );
    expect(idle()).toMatchObject([{ code: 'STR672', location: { file: 'environments/checks.ts', line: 5 } }]);
  });

  it('report an exception whose day has passed, and what it excused', () => {
    workspace.write(
      'environments/checks.ts',
      checks(`{ exceptions: [{ ...${EXCEPTION}, expires: '2020-01-01' }] }`),
    );
    expect(issues()).toHaveLength(1);
    expect(open().inventoryIssues.map(({ code }) => code)).toEqual(['STR673']);
  });

  it('report a configuration that means nothing', () => {
    workspace.write(
      'environments/checks.ts',
      checks(`{ severity: { STR999: 'loud' }, exceptions: [{ code: 'STR660', object: 'Pod *' }] } as never`),
    );
    const found = open().inventoryIssues;
    expect(found.map(({ code }) => code)).toEqual(found.map(() => 'STR674'));
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  it('judge by policies in CEL', () => {
    workspace.write('environments/checks.ts', checks(`{ exceptions: [${EXCEPTION}] }`));
    workspace.write('environments/policies/replicas.yaml', stringify(POLICY));
    expect(issues()).toEqual([
      expect.stringMatching(/^error STR675 Deployment web\/web has too many replicas \(few-replicas\)$/),
    ]);
  });

  it('point at what cannot be read in a policy', () => {
    const validations = [{ expression: 'object..a' }];
    workspace.write(
      'environments/policies/bad.yaml',
      stringify({ ...POLICY, spec: { ...POLICY.spec, validations } }),
    );
    expect(open().inventoryIssues).toMatchObject([
      {
        code: 'STR674',
        location: { file: 'environments/policies/bad.yaml', line: expect.any(Number) as number },
      },
    ]);
  });

  it('judge by checks of the workspace', () => {
    workspace.write(
      'environments/checks.ts',
      checks(`{ exceptions: [${EXCEPTION}], checks: [defineCheck({ code: 'LAB001', title: 'No title', why: 'It is empty.', remedy: 'Give one.',
        check: ({ object }) => object.kind === 'ConfigMap' ? [{ path: ['data', 'title'], message: 'is dull' }] : [] })] }`),
    );
    expect(issues()).toEqual([
      expect.stringMatching(/^error STR671 ConfigMap web\/web data\.title is dull \(LAB001: No title\)$/),
    ]);
  });

  it('warn of a kind that nothing knows, once', () => {
    workspace.write('environments/checks.ts', checks(`{ exceptions: [${EXCEPTION}] }`));
    workspace.edit(
      INDEX,
      START,
      `provides: { definitions: ['Moon.example.com'] },\n  ${START}
      { apiVersion: 'example.com/v1', kind: 'Moon', metadata: { name: 'a', namespace: 'web' } },
      { apiVersion: 'example.com/v1', kind: 'Moon', metadata: { name: 'b', namespace: 'web' } },`,
    );
    expect(issues()).toEqual([
      'warning STR601 Moon web/a is of the kind example.com/v1/Moon, which nothing knows',
    ]);
    expect(open().render('web').files.length).toBeGreaterThan(0);
  });
});
