import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FixtureWorkspace, runCli } from '@strata/testing';
import { stringify } from 'yaml';
import { importSchema } from './import-schema';
import { SchemaStore } from './schema-store';
import { Workspace } from './workspace';

/** The definition of a kind with one number that has to be more than one. */
const definition = (version: string, minimum = 1, more: object = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'moons.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Moon', plural: 'moons' },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            description: 'A moon.',
            properties: {
              spec: { type: 'object', properties: { craters: { type: 'integer', minimum } }, ...more },
            },
          },
        },
      },
    ],
  },
});

const other = (kind: string) => {
  const own = definition('v1');
  return {
    ...own,
    metadata: { name: `${kind.toLowerCase()}s.example.com` },
    spec: { ...own.spec, names: { kind, plural: `${kind.toLowerCase()}s` } },
  };
};

describe('importSchema', () => {
  let workspace: FixtureWorkspace;
  const write = (file: string, ...documents: object[]): string => {
    workspace.write(`downloads/${file}`, documents.map((document) => stringify(document)).join('---\n'));
    return join(workspace.root, 'downloads', file);
  };
  const store = (): string[] => readdirSync(join(workspace.root, '.strata/schemas')).sort();
  beforeEach(() => {
    workspace = new FixtureWorkspace();
  });
  afterEach(() => workspace.dispose());

  it('keeps what definitions say of values, with where they are from, under the hash of it', async () => {
    const path = write('moons.yaml', definition('v1'));
    expect(await importSchema(workspace.root, path, 'v1.2.3')).toMatchObject({
      added: ['example.com/v1/Moon'],
      problems: [],
    });
    expect(store()).toEqual([
      'index.json',
      expect.stringMatching(/^moons\.example\.com\.[0-9a-f]{12}\.json$/),
    ]);
    const [record] = new SchemaStore(workspace.root).imports;
    expect(record).toMatchObject({ version: 'v1.2.3', kinds: ['example.com/v1/Moon'] });
    expect(record?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(record?.source).toBe('downloads/moons.yaml');
    expect(readFileSync(join(workspace.root, '.strata/schemas', record?.file ?? ''), 'utf8')).not.toContain(
      'A moon.',
    );
  });

  it('changes nothing the second time, and replaces what has changed', async () => {
    const path = write('moons.yaml', definition('v1'));
    await importSchema(workspace.root, path);
    const before = store();
    expect(await importSchema(workspace.root, path)).toMatchObject({ unchanged: ['example.com/v1/Moon'] });
    expect(store()).toEqual(before);
    write('moons.yaml', definition('v1', 2));
    expect(await importSchema(workspace.root, path)).toMatchObject({ replaced: ['example.com/v1/Moon'] });
    expect(store()).toHaveLength(2);
    expect(store()).not.toEqual(before);
  });

  it('reads lists and several documents, and leaves other objects out', async () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [definition('v1'), { kind: 'ConfigMap' }] };
    const path = write('all.yaml', list, other('Sun'), { kind: 'Service' });
    const { added } = await importSchema(workspace.root, path);
    expect(added).toEqual(['example.com/v1/Moon', 'example.com/v1/Sun']);
  });

  it('reads directories and what is below them', async () => {
    const path = write('crds/a/moons.yaml', definition('v1'));
    write('crds/suns.yml', other('Sun'));
    const { added } = await importSchema(workspace.root, join(path, '../..'));
    expect([...added].sort()).toEqual(['example.com/v1/Moon', 'example.com/v1/Sun']);
  });

  it('reads what a cluster has, by the context of a kubeconfig', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url, request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      const items = [definition('v1'), other('Sun')].map((each) => ({
        ...each,
        kind: undefined,
        apiVersion: undefined,
      }));
      response.end(
        JSON.stringify({
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinitionList',
          metadata: {},
          items,
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'lab', cluster: { server: url, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'me', user: { token: 'a-token' } }],
      contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'me' } }],
      'current-context': 'other',
    };
    const env = { KUBECONFIG: write('kubeconfig', kubeconfig) };
    try {
      // In a process of its own: Jest cannot load the client, which is a module of the newer kind.
      const { code, stdout, stderr } = await runCli(workspace.root, ['schema', 'import', 'cluster:lab'], env);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^added {6}example\.com\/v1\/Moon\nadded {6}example\.com\/v1\/Sun\n/);
      expect(asked).toEqual(['/apis/apiextensions.k8s.io/v1/customresourcedefinitions', 'Bearer a-token']);
      const { imports } = new SchemaStore(workspace.root);
      expect(imports.map(({ source }) => source)).toEqual(['cluster:lab', 'cluster:lab']);
      const refused = await runCli(workspace.root, ['schema', 'import', 'cluster:nowhere'], env);
      expect(refused).toMatchObject({
        code: 1,
        stderr: 'Nothing was imported:\n  the kubeconfig has no cluster for "nowhere"\n',
      });
    } finally {
      server.close();
    }
  });

  it('reads URLs', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url?.startsWith('/moons.yaml') === true ? 200 : 404;
      response.end(stringify(definition('v1')));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(await importSchema(workspace.root, `${url}/moons.yaml?token=abc`)).toMatchObject({
        added: ['example.com/v1/Moon'],
      });
      expect(new SchemaStore(workspace.root).imports[0]?.source).toBe(`${url}/moons.yaml`);
      expect((await importSchema(workspace.root, `${url}/x`)).problems).toEqual([
        `${url}/x answers 404 Not Found`,
      ]);
    } finally {
      server.close();
    }
  });

  it.each<[string, () => string, RegExp]>([
    ['a file that is not there', () => 'nowhere.yaml', /^there is no file nowhere\.yaml$/],
    [
      'a file without definitions',
      () => write('x.yaml', { kind: 'Service' }),
      /holds no CustomResourceDefinition$/,
    ],
    [
      'a definition without a schema',
      () => write('x.yaml', { ...definition('v1'), spec: {} }),
      /^moons\.example\.com spec\.group is required/m,
    ],
    [
      'a rule that cannot be read',
      () => write('x.yaml', definition('v1', 1, { 'x-kubernetes-validations': [{ rule: 'self.a..b' }] })),
      /^example\.com\/v1\/Moon spec: the rule self\.a\.\.b cannot be read/,
    ],
    [
      'a rule that names what is not there',
      () => write('x.yaml', definition('v1', 1, { 'x-kubernetes-validations': [{ rule: 'selff.a' }] })),
      /the rule selff\.a cannot be read: Unknown variable: selff/,
    ],
    [
      'a rule of types that do not fit',
      () => write('x.yaml', definition('v1', 1, { 'x-kubernetes-validations': [{ rule: "1 + 'a' == 2" }] })),
      /cannot be read: no such overload/,
    ],
    [
      'a type that is none',
      () => write('x.yaml', definition('v1', 1, { properties: { a: { type: 'strin' } } })),
      /spec\.a: the type "strin" is none of array, boolean/,
    ],
    [
      'a field without a type',
      () => write('x.yaml', definition('v1', 1, { properties: { a: {} } })),
      /spec\.a: has no type/,
    ],
    [
      'a reference',
      () => write('x.yaml', definition('v1', 1, { properties: { a: { $ref: '#' } } })),
      /spec\.a: \$ref is not allowed in a definition/,
    ],
    [
      'a name that leads out of the store',
      () => write('x.yaml', { ...definition('v1'), metadata: { name: '../../../evil' } }),
      /^\.\.\/\.\.\/\.\.\/evil metadata\.name /m,
    ],
    [
      'an old version of definitions',
      () => write('x.yaml', { ...definition('v1'), apiVersion: 'apiextensions.k8s.io/v1beta1' }),
      /only apiextensions\.k8s\.io\/v1 is served/,
    ],
    [
      'a pattern that cannot be read',
      () => write('x.yaml', definition('v1', 1, { additionalProperties: { type: 'string', pattern: '(' } })),
      /spec\.\*: the pattern \( cannot be read/,
    ],
    [
      'one kind twice',
      () => write('x.yaml', definition('v1'), definition('v1', 3)),
      /^example\.com\/v1\/Moon is defined twice/,
    ],
  ])('refuses %s and writes nothing', async (_, source, problem) => {
    const { added, problems } = await importSchema(workspace.root, source());
    expect(problems.join('\n')).toMatch(problem);
    expect(added).toEqual([]);
    expect(existsSync(join(workspace.root, '.strata/schemas/index.json'))).toBe(false);
  });

  it('is what renders are checked against, and the line that sets a value is at fault', async () => {
    await importSchema(workspace.root, write('moons.yaml', definition('v1', 10)));
    workspace.edit(
      'libs/addons/web/src/index.ts',
      'manifests: ({ config }) => [',
      `provides: { definitions: ['Moon.example.com'] },
  manifests: ({ config }) => [
    { apiVersion: 'example.com/v1', kind: 'Moon', metadata: { name: 'a', namespace: 'web' }, spec: { craters: config.replicas, crater: 1 } },`,
    );
    const { issues, files } = new Workspace(workspace.root).render('web');
    expect(files).toEqual([]);
    expect(issues).toContainEqual(
      expect.objectContaining({
        code: 'STR605',
        message: 'Moon web/a spec.craters must be at least 10',
        location: expect.objectContaining({
          file: expect.stringMatching(/^environments\/.*\/addons\/web\.yaml$/) as string,
        }) as object,
      }),
    );
    expect(issues).toContainEqual(
      expect.objectContaining({
        code: 'STR602',
        message: 'Moon web/a spec.crater is not known',
        remedy: 'Did you mean "craters"? Known: craters.',
        location: expect.objectContaining({ file: 'libs/addons/web/src/index.ts' }) as object,
      }),
    );
  });

  it('tells that a file of the store is not as it was imported', async () => {
    await importSchema(workspace.root, write('moons.yaml', definition('v1')));
    const [{ file } = { file: '' }] = new SchemaStore(workspace.root).imports;
    workspace.write(`.strata/schemas/${file}`, '{}');
    expect(new Workspace(workspace.root).inventoryIssues).toMatchObject([
      { code: 'STR608', message: 'the schema of example.com/v1/Moon is not as it was imported' },
    ]);
    for (const entry of [null, {}, { source: 'a', file: 'b', fileDigest: 'c' }]) {
      workspace.write('.strata/schemas/index.json', JSON.stringify({ imports: [entry] }));
      expect(new Workspace(workspace.root).inventoryIssues).toMatchObject([
        { code: 'STR608', message: 'the list of imported schemas cannot be read' },
      ]);
    }
    workspace.remove('.strata/schemas/index.json');
    expect(new Workspace(workspace.root).inventoryIssues).toMatchObject([
      { code: 'STR608', message: `.strata/schemas/${file} is not in the list of imported schemas` },
    ]);
    workspace.write('.strata/schemas/index.json', 'x');
    expect(new Workspace(workspace.root).inventoryIssues).toMatchObject([
      { code: 'STR608', message: 'the list of imported schemas cannot be read' },
    ]);
  });
});
