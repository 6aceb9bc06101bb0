import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MODULE = resolve(__dirname, '../engine-bundle.js');
const ENTRIES = { '@test/greet': 'src/greet.ts' };

let root: string;

const write = (file: string, text: string): void => writeFileSync(join(root, file), text);
const engine = (): string => join(root, '.nx/strata/engine');
const bundles = (): string[] => readdirSync(engine()).filter((file) => file.endsWith('.js'));

/** Prints what a process of its own gets from the bundle: `undefined` where there is none. */
function greet(expression = 'bundle["@test/greet"]().greet()'): string {
  const program = `
    const { openBundle, readableStack } = require(${JSON.stringify(MODULE)});
    const bundle = openBundle(${JSON.stringify(root)}, ${JSON.stringify(ENTRIES)})?.modules;
    console.log(bundle === undefined ? undefined : ${expression});`;
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim();
}

/** Waits until files are older than the clock of a file system may lag. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 80));

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'strata-engine-'));
  mkdirSync(join(root, 'src'));
  write('tsconfig.base.json', '{ "compilerOptions": {} }');
  write(
    'src/greet.ts',
    `import { NAME } from './name';\nexport const greet = (): string => \`hello \${NAME}\`;\n`,
  );
  write('src/name.ts', `export const NAME: string = 'one';\n`);
  await settle();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('openBundle', () => {
  it('evaluates the sources from one file', () => {
    expect(greet()).toBe('hello one');
    expect(bundles()).toHaveLength(1);
  });

  it('is never older than its sources, even after an edit of the same size at once', async () => {
    greet();
    write('src/name.ts', `export const NAME: string = 'two';\n`);
    await settle();
    expect(greet()).toBe('hello two');
    await settle();
    expect(greet()).toBe('hello two');
    write('src/name.ts', `export const NAME: string = 'six';\n`);
    utimesSync(join(root, 'src/name.ts'), new Date(0), new Date(0));
    await settle();
    expect(greet()).toBe('hello six');
    expect(bundles()).toHaveLength(1);
  });

  it('does not take up a file that is being written', () => {
    greet();
    write('src/name.ts', `export const NAME: string = 'two';\n`);
    // Undefined: the sources themselves are loaded then.
    expect(['undefined', 'hello two']).toContain(greet());
  });

  it('notices a module that is no more', async () => {
    greet();
    rmSync(join(root, 'src/name.ts'));
    expect(greet()).toBe('undefined');
    write('src/name.ts', `export const NAME: string = 'new';\n`);
    await settle();
    expect(greet()).toBe('hello new');
  });

  it('is kept where files have other times and the same content, as after a checkout', async () => {
    greet();
    const made = statSync(join(engine(), bundles()[0] ?? '')).mtimeMs;
    utimesSync(join(root, 'src/name.ts'), new Date(), new Date());
    await settle();
    expect(greet()).toBe('hello one');
    expect(statSync(join(engine(), bundles()[0] ?? '')).mtimeMs).toBe(made);
  });

  it('keeps compiled code, and does without where that is damaged', () => {
    greet();
    greet();
    const compiled = readdirSync(engine()).filter((file) => file.endsWith('.compiled'));
    expect(compiled).toHaveLength(1);
    writeFileSync(join(engine(), compiled[0] ?? ''), 'damaged');
    expect(greet()).toBe('hello one');
  });

  it.each(['', '{', '(function(', 'throw 1'])('is made again where its file holds %j', (text) => {
    greet();
    writeFileSync(join(engine(), bundles()[0] ?? ''), text);
    expect(greet()).toBe('hello one');
    expect(greet()).toBe('hello one');
  });

  it.each(['', '{', 'null', '{"bundle":"other.js","checkedAt":0,"inputs":[]}'])(
    'is made again where the list of its inputs holds %j',
    (text) => {
      greet();
      writeFileSync(join(engine(), 'manifest.json'), text);
      expect(greet()).toBe('hello one');
    },
  );

  it('leaves it to the sources where it cannot be kept', () => {
    mkdirSync(join(root, '.nx/strata'), { recursive: true });
    writeFileSync(engine(), '');
    expect(greet()).toBe('undefined');
  });
});

describe('readableStack', () => {
  it('names the places of the sources', () => {
    write('src/greet.ts', `\n\nexport function greet(): never {\n  throw new Error('no');\n}\n`);
    utimesSync(join(root, 'src/greet.ts'), new Date(0), new Date(0));
    const stack =
      '(() => { try { bundle["@test/greet"]().greet() } catch (error) { return readableStack(error.stack) } })()';
    const text = [1, 2, 3].map(() => greet(stack)).find((each) => each !== 'undefined') ?? greet(stack);
    expect(text).toContain(`${join(root, 'src/greet.ts')}:4:9`);
  });
});
