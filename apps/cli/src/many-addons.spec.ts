import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURE_FILES, FixtureWorkspace, runCli } from '@strata/testing';

/** As many that what stands in rendered/ is looked at in a thread of its own, which begins before the engine is loaded. */
const NAMES = Array.from(
  { length: 45 },
  (_, index) => `web-${String.fromCharCode(97 + (index % 26))}${index}`,
);

const ADDON = 'libs/addons/web/src/';
const ASIDE = '.nx/strata/memory/aside.json';
const VALUES = `rendered/addons/${NAMES[7]}/clusters/lab/values.yaml`;

/** The fixture with many addons like its own. */
function manyAddons(): Record<string, string> {
  const texts = Object.entries(FIXTURE_FILES).filter(([path]) => path.startsWith(ADDON));
  const others = Object.entries(FIXTURE_FILES).filter(([path]) => !path.includes('web'));
  const libraries = NAMES.flatMap((name) =>
    texts.map(([path, text]) => [path.replace('/web/', `/${name}/`), text.replace(/'web'/g, `'${name}'`)]),
  );
  return Object.fromEntries([...others, ...libraries]) as Record<string, string>;
}

describe('a render of many addons', () => {
  let workspace: FixtureWorkspace;

  const render = () => runCli(workspace.root, ['render']);
  const textOf = (file: string) => readFileSync(join(workspace.root, file), 'utf8');
  /** States of the last moments are not trusted. */
  const settle = () => new Promise((done) => setTimeout(done, 100));

  beforeAll(async () => {
    workspace = new FixtureWorkspace(manyAddons());
    expect(await render()).toMatchObject({ code: 0, stderr: '' });
    await settle();
    // The first one after that keeps the question, which all others begin with.
    expect((await render()).stdout).toContain('0 created, 0 updated, 0 deleted');
    expect(existsSync(join(workspace.root, ASIDE))).toBe(true);
  });

  afterAll(() => workspace.dispose());

  it('finds nothing to do', async () => {
    expect((await render()).stdout).toMatch(
      /^rendered\/: 0 created, 0 updated, 0 deleted, \d{3,} unchanged/m,
    );
  });

  it('mends what somebody has changed, removed or added', async () => {
    const before = textOf(VALUES);
    workspace.write(VALUES, `${before}more: true\n`);
    expect((await render()).stdout).toContain('0 created, 1 updated, 0 deleted');
    expect(textOf(VALUES)).toBe(before);
    workspace.remove(VALUES);
    expect((await render()).stdout).toContain('1 created, 0 updated, 0 deleted');
    expect(textOf(VALUES)).toBe(before);
    const stray = VALUES.replace('values', 'other');
    workspace.write(stray, before);
    expect((await render()).stdout).toContain('0 created, 0 updated, 1 deleted');
    workspace.write(stray, 'by hand: true\n');
    expect(await render()).toMatchObject({ code: 1 });
    expect(textOf(stray)).toBe('by hand: true\n');
    workspace.remove(stray);
    await settle();
    expect((await render()).stdout).toContain('0 created, 0 updated, 0 deleted');
  });

  it('renders what an overlay changes', async () => {
    workspace.write(`environments/production/addons/${NAMES[7]}.yaml`, 'replicas: 9\n');
    expect((await render()).stdout).toContain('rendered/: 0 created, 2 updated, 0 deleted');
    expect(textOf(VALUES)).toContain('9');
    await settle();
    expect((await render()).stdout).toContain('0 created, 0 updated, 0 deleted');
  });

  it.each([
    ['cannot be read', '{'],
    ['asks for something else', '{"directory":"rendered/other","parts":"clusters","keptByTool":"."}'],
    ['leaves files out', '{"directory":"rendered/addons","parts":"clusters","keptByTool":"values"}'],
  ])('looks for itself where the kept question %s', async (_, text) => {
    writeFileSync(join(workspace.root, ASIDE), text);
    workspace.remove(VALUES);
    expect((await render()).stdout).toContain('1 created, 0 updated, 0 deleted');
    expect((await render()).stdout).toContain('0 created, 0 updated, 0 deleted');
  });
});
