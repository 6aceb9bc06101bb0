import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER_MARK, HEADER_TEXT, JSON_HEADERS } from '@strata/model';
import { FixtureWorkspace } from '@strata/testing';
import fc from 'fast-check';
import { applyChanges } from './apply';
import { makePlan } from './plan';

const DIRECTORY = 'rendered/addons/web';
const ours = (text: string) => `${HEADER_MARK}x.\n${text}\n`;
const file = (name: string, text: string) => ({ path: `${DIRECTORY}/${name}`, text: ours(text) });

describe('makePlan', () => {
  let workspace: FixtureWorkspace;
  const plan = (...files: { path: string; text: string }[]) => makePlan(workspace.root, [DIRECTORY], files);

  beforeEach(() => {
    workspace = new FixtureWorkspace({});
  });

  afterEach(() => workspace.dispose());

  it('creates what is missing, updates what differs, deletes what is stale and counts the rest', () => {
    workspace.write(`${DIRECTORY}/changed.yaml`, ours('old'));
    workspace.write(`${DIRECTORY}/same.yaml`, ours('same'));
    workspace.write(`${DIRECTORY}/deep/stale.yaml`, ours('stale'));
    expect(plan(file('same.yaml', 'same'), file('new.yaml', 'new'), file('changed.yaml', 'new'))).toEqual({
      changes: [
        { kind: 'update', path: `${DIRECTORY}/changed.yaml`, before: ours('old'), after: ours('new') },
        { kind: 'delete', path: `${DIRECTORY}/deep/stale.yaml`, before: ours('stale') },
        { kind: 'create', path: `${DIRECTORY}/new.yaml`, before: undefined, after: ours('new') },
      ],
      unchanged: 1,
      issues: [],
    });
  });

  it('deletes stale JSON that Strata made', () => {
    const before = `{\n  "${JSON_HEADERS.schema}": "${HEADER_TEXT}x."\n}\n`;
    workspace.write(`${DIRECTORY}/stale.json`, before);
    expect(plan().changes).toEqual([{ kind: 'delete', path: `${DIRECTORY}/stale.json`, before }]);
  });

  it('leaves alone what Terraform keeps beside its root', () => {
    workspace.write(`${DIRECTORY}/lab/.terraform/providers/x`, 'binary');
    workspace.write(`${DIRECTORY}/lab/.terraform.lock.hcl`, 'provider {}');
    expect(plan()).toEqual({ changes: [], unchanged: 0, issues: [] });
  });

  it('sees a change of a single byte', () => {
    workspace.write(`${DIRECTORY}/a.yaml`, `${ours('a')}\n`);
    expect(plan(file('a.yaml', 'a')).changes.map(({ kind }) => kind)).toEqual(['update']);
  });

  it('is empty in an empty directory without output', () => {
    expect(plan()).toEqual({ changes: [], unchanged: 0, issues: [] });
  });

  it('never deletes a file that Strata did not make', () => {
    workspace.write(`${DIRECTORY}/notes.md`, 'mine');
    workspace.write(`${DIRECTORY}/late.yaml`, `a: 1\n${ours('x')}`);
    workspace.write(`${DIRECTORY}/mine.json`, '{\n  "$comment": "Mine."\n}\n');
    const { changes, issues } = plan();
    expect(changes).toEqual([]);
    expect(issues.map(({ code, location }) => [code, location?.file])).toEqual([
      ['STR502', `${DIRECTORY}/late.yaml`],
      ['STR502', `${DIRECTORY}/mine.json`],
      ['STR502', `${DIRECTORY}/notes.md`],
    ]);
  });

  it('overwrites a file of its own path whoever made it', () => {
    workspace.write(`${DIRECTORY}/a.yaml`, 'edited by hand');
    expect(plan(file('a.yaml', 'a'))).toMatchObject({ changes: [{ kind: 'update' }], issues: [] });
  });

  it('leaves other directories alone', () => {
    workspace.write('rendered/addons/other/a.yaml', ours('a'));
    workspace.write('rendered/addons/website/a.yaml', ours('a'));
    expect(plan().changes).toEqual([]);
  });

  it('takes a file for a directory that it owns', () => {
    workspace.write('rendered/stray.yaml', ours('a'));
    expect(makePlan(workspace.root, ['rendered/stray.yaml'], []).changes).toEqual([
      { kind: 'delete', path: 'rendered/stray.yaml', before: ours('a') },
    ]);
  });

  it.each([
    ['a link among the files', `${DIRECTORY}/link.yaml`],
    ['a link to a directory', `${DIRECTORY}/link`],
    ['a link in place of the directory', DIRECTORY],
    ['a link above the directory', 'rendered/addons'],
  ])('refuses %s', (_, link) => {
    workspace.link(link, '..');
    const { changes, issues } = plan();
    expect(changes).toEqual([]);
    expect(issues.map(({ code, location }) => [code, location?.file])).toEqual([['STR503', link]]);
  });

  it('refuses a link that leads nowhere', () => {
    workspace.write(`${DIRECTORY}/a.yaml`, ours('a'));
    rmSync(join(workspace.root, DIRECTORY, 'a.yaml'));
    symlinkSync('nowhere', join(workspace.root, DIRECTORY, 'a.yaml'));
    expect(plan(file('a.yaml', 'a')).issues.map(({ code }) => code)).toEqual(['STR503']);
  });

  it('is empty after it was applied, whatever was there before', () => {
    const name = fc.constantFrom('a.yaml', 'b.yaml', 'deep/a.yaml', 'deep/er/b.yaml');
    const tree = fc.dictionary(name, fc.constantFrom('one', 'two'));
    const filesOf = (texts: Record<string, string>) =>
      Object.entries(texts).map(([path, text]) => file(path, text));
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        applyChanges(workspace.root, plan(...filesOf(before)).changes);
        applyChanges(workspace.root, plan(...filesOf(after)).changes);
        const unchanged = Object.keys(after).length;
        expect(plan(...filesOf(after))).toEqual({ changes: [], unchanged, issues: [] });
      }),
      { numRuns: 50 },
    );
  });
});
