import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FixtureWorkspace } from '@strata/testing';
import { applyChanges } from './apply';
import type { Change } from './plan';

const STAGING = '.nx/strata/staging';
const MINUTE_S = 60;

const write = (path: string, after: string): Change => ({ kind: 'update', path, after });
const remove = (path: string): Change => ({ kind: 'delete', path, before: '' });

describe('applyChanges', () => {
  let workspace: FixtureWorkspace;
  const at = (path: string) => join(workspace.root, path);
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const apply = (...changes: Change[]) => applyChanges(workspace.root, changes);

  beforeEach(() => {
    workspace = new FixtureWorkspace({});
  });

  afterEach(() => workspace.dispose());

  it('writes files with their directories', () => {
    expect(apply(write('rendered/a/b/c.yaml', 'new'))).toEqual([]);
    expect(read('rendered/a/b/c.yaml')).toBe('new');
  });

  it('replaces a file as a whole: a reader that has it open keeps the old text', () => {
    workspace.write('rendered/a.yaml', 'old and longer');
    const { ino } = statSync(at('rendered/a.yaml'));
    apply(write('rendered/a.yaml', 'new'));
    expect(read('rendered/a.yaml')).toBe('new');
    expect(statSync(at('rendered/a.yaml')).ino).not.toBe(ino);
  });

  it('touches no other file', () => {
    workspace.write('rendered/a.yaml', 'a');
    workspace.write('rendered/b.yaml', 'b');
    utimesSync(at('rendered/b.yaml'), 1000, 1000);
    apply(write('rendered/a.yaml', 'new'));
    expect(statSync(at('rendered/b.yaml')).mtimeMs).toBe(1_000_000);
  });

  it('leaves nothing in the staging directory, and does not make one for no changes', () => {
    apply();
    expect(existsSync(at('.nx'))).toBe(false);
    apply(write('rendered/a.yaml', 'a'), write('rendered/b.yaml', 'b'), remove('rendered/c.yaml'));
    expect(readdirSync(at(STAGING))).toEqual([]);
  });

  it('removes directories that are left empty, up to rendered/', () => {
    workspace.write('rendered/addons/web/clusters/lab/a.yaml', 'a');
    apply(remove('rendered/addons/web/clusters/lab/a.yaml'));
    expect(existsSync(at('rendered/addons'))).toBe(false);
    expect(existsSync(at('rendered'))).toBe(true);
  });

  it('keeps directories that hold something else', () => {
    workspace.write('rendered/addons/web/clusters/lab/a.yaml', 'a');
    workspace.write('rendered/addons/web/b.yaml', 'b');
    apply(remove('rendered/addons/web/clusters/lab/a.yaml'));
    expect(readdirSync(at('rendered/addons/web'))).toEqual(['b.yaml']);
  });

  it('takes a file that is gone already for removed', () => {
    expect(apply(remove('rendered/a/b.yaml'))).toEqual([]);
  });

  it('removes what a killed process left behind, after an hour only', () => {
    mkdirSync(at(STAGING), { recursive: true });
    const now = Date.now() / 1000;
    const stage = (name: string, ageMinutes: number): void => {
      writeFileSync(at(`${STAGING}/${name}`), '');
      utimesSync(at(`${STAGING}/${name}`), now, now - ageMinutes * MINUTE_S);
    };
    stage('1-fresh', 0);
    stage('2-busy', 59);
    stage('3-abandoned', 61);
    apply(write('rendered/a.yaml', 'a'));
    expect(readdirSync(at(STAGING)).sort()).toEqual(['1-fresh', '2-busy']);
  });

  it('tells of what cannot be written and goes on with the rest', () => {
    workspace.write('rendered/a', 'a file where a directory belongs');
    const issues = apply(write('rendered/a/b.yaml', 'b'), write('rendered/c.yaml', 'c'));
    expect(issues).toEqual([
      expect.objectContaining({ code: 'STR504', location: { file: 'rendered/a/b.yaml' } }),
    ]);
    expect(read('rendered/c.yaml')).toBe('c');
  });
});
