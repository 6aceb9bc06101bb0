import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YamlCache } from './yaml-cache';

const FILE = 'environments/base/addons/web.yaml';
const SAVED = '.nx/strata/yaml.json';

let root: string;

const write = (text: string): void => writeFileSync(join(root, FILE), text);

/** Waits until files are older than the clock of a file system may lag. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 80));

/** What one process keeps of the file. */
function keep(data: Readonly<Record<string, unknown>>): void {
  const cache = new YamlCache(root, 'one');
  cache.set(FILE, data);
  cache.save();
}

/** What the next process knows of it. */
const know = (engine = 'one'): unknown => new YamlCache(root, engine).get(FILE);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'strata-overlays-'));
  mkdirSync(join(root, 'environments/base/addons'), { recursive: true });
  write('a: 1\n');
  await settle();
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('YamlCache', () => {
  it('keeps what a file holds for the next process', () => {
    keep({ a: 1 });
    expect(know()).toEqual({ a: 1 });
  });

  it('does not know a file that has changed, even by as many bytes and with an old time', async () => {
    keep({ a: 1 });
    write('a: 2\n');
    utimesSync(join(root, FILE), new Date(0), new Date(0));
    expect(know()).toBeUndefined();
    await settle();
    expect(know()).toBeUndefined();
    keep({ a: 2 });
    expect(know()).toEqual({ a: 2 });
  });

  it('does not keep a file that changed in the moment in which it was read', () => {
    write('a: 3\n');
    keep({ a: 3 });
    expect(know()).toBeUndefined();
  });

  it('does not know a file that is no more', () => {
    keep({ a: 1 });
    rmSync(join(root, FILE));
    expect(know()).toBeUndefined();
  });

  it('does not use what other code has read', () => {
    keep({ a: 1 });
    expect(know('two')).toBeUndefined();
    expect(know()).toEqual({ a: 1 });
  });

  it('keeps nothing for code without a name', () => {
    keep({ a: 1 });
    const nameless = new YamlCache(root, undefined);
    expect(nameless.get(FILE)).toBeUndefined();
    nameless.set(FILE, { a: 2 });
    nameless.save();
    expect(know()).toEqual({ a: 1 });
  });

  it.each([[{ a: -0 }], [{ a: [new Date(0)] }], [{ a: { b: 1n } }]])(
    'does not keep what JSON loses: %p',
    (data) => {
      keep(data);
      expect(know()).toBeUndefined();
    },
  );

  it.each(['', '{', 'null', '{"engine":"one"}', '{"engine":"one","savedAt":1e15,"files":{"x":1}}'])(
    'does without a damaged file: %j',
    (text) => {
      keep({ a: 1 });
      writeFileSync(join(root, SAVED), text);
      expect(know()).toBeUndefined();
      keep({ a: 1 });
      expect(know()).toEqual({ a: 1 });
    },
  );

  it('adds to what is known', async () => {
    keep({ a: 1 });
    writeFileSync(join(root, 'other.yaml'), 'b: 1\n');
    await settle();
    const cache = new YamlCache(root, 'one');
    expect(cache.get(FILE)).toEqual({ a: 1 });
    cache.set('other.yaml', { b: 1 });
    cache.save();
    expect(
      Object.keys((JSON.parse(readFileSync(join(root, SAVED), 'utf8')) as { files: object }).files),
    ).toEqual([FILE, 'other.yaml']);
  });
});
