import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORM_VARIABLE } from '@strata/kratix';
import { bundlePromises, listPromises, MAX_BUNDLE_BYTES } from './bundle';
import greeting from './greeting.cases';
import { main } from './main';

const PLATFORM = {
  cluster: {},
  facts: { domain: 'lab.example.com' },
  guestFacts: {},
  stores: [],
  issuers: [],
};
const ENVIRONMENT = {
  KRATIX_WORKFLOW_ACTION: 'configure',
  KRATIX_WORKFLOW_TYPE: 'resource',
  KRATIX_PROMISE_NAME: 'greeting',
  [PLATFORM_VARIABLE]: JSON.stringify(PLATFORM),
};

const requestOf = (spec: string): string =>
  `apiVersion: platform.example.com/v1alpha1
kind: Greeting
metadata: {name: first, namespace: platform-requests}
spec: ${spec}
`;

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'promise-runner-'));
});

beforeEach(() => {
  root = mkdtempSync(join(folder, 'kratix-'));
  for (const name of ['input', 'output', 'metadata']) mkdirSync(join(root, name));
  writeObject(requestOf('{text: hello}'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writeObject = (text: string): void => writeFileSync(join(root, 'input/object.yaml'), text);

/** What is in output and metadata. */
const written = (): Record<string, string> =>
  Object.fromEntries(
    ['output', 'metadata'].flatMap((directory) =>
      readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path): [string, string] => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
    ),
  );

function run(environment: Readonly<Record<string, string>> = {}): {
  code: number;
  out: string;
  error: string;
} {
  let out = '';
  let error = '';
  const code = main(greeting, [root], {
    env: { ...ENVIRONMENT, ...environment },
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (error += text) },
  });
  return { code, out, error };
}

describe('main', () => {
  it('writes what the pipeline gives, and says so', () => {
    expect(run()).toEqual({
      code: 0,
      out:
        'greeting: resource configure, pipeline greet for Greeting platform-requests/first\n' +
        '  wrote output/copies/one.yaml\n' +
        '  wrote output/greeting.yaml\n' +
        '  wrote metadata/status.yaml\n' +
        '  wrote metadata/destination-selectors.yaml\n',
      error: '',
    });
    expect(Object.keys(written())).toHaveLength(4);
    expect(written()).toMatchObject({
      'output/greeting.yaml': expect.stringContaining('domain: lab.example.com') as string,
      'output/copies/one.yaml': expect.stringMatching(/first-one\n[^]*---\n[^]*first-two\n/) as string,
      'metadata/status.yaml': 'message: Greeted\n',
      'metadata/destination-selectors.yaml': '- directory: copies\n  matchLabels:\n    zone: far\n',
    });
  });

  it('writes the same again over what a container before it left', () => {
    run();
    const first = written();
    writeFileSync(join(root, 'output/.greeting.yaml.unfinished'), 'half');
    expect(run().code).toBe(0);
    expect(written()).toEqual(first);
  });

  it('tells the pipeline of a dry run', () => {
    run({ KRATIX_DRY_RUN: 'true' });
    expect(written()['metadata/status.yaml']).toBe('message: Would greet\n');
  });

  it('lets a deletion happen or not', () => {
    expect(run({ KRATIX_WORKFLOW_ACTION: 'delete' })).toMatchObject({ code: 0, error: '' });
    writeObject(requestOf('{text: stay}'));
    expect(run({ KRATIX_WORKFLOW_ACTION: 'delete' })).toMatchObject({
      code: 1,
      error: 'Greeting platform-requests/first is refused:\n  spec.text: says stay\nNothing was written.\n',
    });
    expect(written()).toEqual({});
  });

  it('runs the workflow of the promise itself', () => {
    writeObject(
      'apiVersion: platform.kratix.io/v1alpha1\nkind: Promise\nmetadata: {name: greeting}\nspec: {}\n',
    );
    expect(run({ KRATIX_WORKFLOW_TYPE: 'promise' }).code).toBe(0);
    expect(written()).toEqual({ 'metadata/status.yaml': 'message: Prepared\n' });
  });

  it('refuses a request with all that is wrong', () => {
    writeObject(requestOf('{text: x, more: 1}'));
    const { code, error } = run();
    expect(code).toBe(1);
    expect(error).toContain('spec.text');
    expect(error).toContain('more');
    expect(written()).toEqual({});
  });

  it('takes a Secret for a broken contract', () => {
    writeObject(requestOf('{mood: secretive}'));
    expect(run()).toMatchObject({
      code: 2,
      error: expect.stringContaining(
        'pipeline greet breaks the contract:\n  files["a.yaml"][0]: is or holds',
      ) as string,
    });
    expect(written()).toEqual({});
  });

  it('prints a stack for an error of ours only', () => {
    writeObject(requestOf('{mood: cross}'));
    const { code, error } = run();
    expect(code).toBe(70);
    expect(error).toMatch(/TypeError: no greeting today[^]*at .*greet/);
  });

  it.each<[string, string | undefined, string]>([
    ['is missing', undefined, 'cannot read'],
    ['is no YAML', '{', 'cannot be parsed'],
    ['holds nothing', '', 'must hold one document, not 0'],
    ['holds two documents', 'a: 1\n---\nb: 1\n', 'must hold one document, not 2'],
    ['is another kind', 'kind: ConfigMap\n', 'kind of the object must be Greeting'],
  ])('gives 2 where the object %s', (_, text, message) => {
    if (text === undefined) rmSync(join(root, 'input/object.yaml'));
    else writeObject(text);
    const { code, error } = run();
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it('leaves nothing behind where it cannot write everything', () => {
    // A directory in the place of a file that is written late.
    mkdirSync(join(root, 'metadata/status.yaml/inner'), { recursive: true });
    const { code, error } = run();
    expect(code).toBe(2);
    expect(error).toContain('cannot write');
    expect(written()).toEqual({});
  });
});

describe('a bundle', () => {
  const vcluster = listPromises().find(({ promise }) => promise === 'vcluster');
  let bundles: Awaited<ReturnType<typeof bundlePromises>>;

  beforeAll(async () => {
    const fixture = { promise: 'greeting', module: './src/greeting.cases' };
    bundles = await bundlePromises(
      vcluster === undefined ? [fixture] : [fixture, vcluster],
      join(folder, 'bundles'),
    );
  });

  /** In a directory without node_modules, with no more of the environment than a container has. */
  const start = (environment: Readonly<Record<string, string>>, args: string[] = [root]) =>
    spawnSync(process.execPath, [join(folder, 'bundles/greeting.js'), ...args], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });

  it('is one small file for each promise', () => {
    expect(readdirSync(join(folder, 'bundles')).sort()).toEqual(
      bundles.map(({ promise }) => `${promise}.js`).sort(),
    );
    for (const { bytes } of bundles) expect(bytes).toBeLessThan(MAX_BUNDLE_BYTES / 2);
  });

  it('writes the same as the source, and leaves its input alone', () => {
    run();
    const expected = written();
    for (const name of ['output', 'metadata']) rmSync(join(root, name), { recursive: true });
    for (const name of ['output', 'metadata']) mkdirSync(join(root, name));
    cpSync(join(root, 'input'), join(root, 'before'), { recursive: true });
    const { status, stderr } = start({ ...ENVIRONMENT, STRATA_KRATIX_ROOT: root }, []);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(written()).toEqual(expected);
    expect(readdirSync(join(root, 'input'))).toEqual(['object.yaml']);
    expect(readFileSync(join(root, 'input/object.yaml'))).toEqual(
      readFileSync(join(root, 'before/object.yaml')),
    );
  });

  it('ends with the code of what went wrong', () => {
    expect(start({ ...ENVIRONMENT, [PLATFORM_VARIABLE]: '' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('STRATA_PLATFORM is not set') as string,
    });
    writeObject(requestOf('{text: 1}'));
    expect(start(ENVIRONMENT)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is refused') as string,
    });
    expect(existsSync(join(root, 'output/greeting.yaml'))).toBe(false);
  });
});
