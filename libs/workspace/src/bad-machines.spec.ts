import { join } from 'node:path';
import { isError } from '@strata/model';
import { formatIssues } from '@strata/report';
import { expectGoldenTree, FixtureWorkspace, MACHINE_FILES } from '@strata/testing';
import { BAD_MACHINES } from './bad-machines.cases';
import { sourceReader } from './run-project';
import { Workspace } from './workspace';

const fileOf = (name: string): string => `${name.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.txt`;

describe('bad machines', () => {
  const messages = new Map<string, string>();

  it.each(BAD_MACHINES)('$project refuses $name', ({ name, project, breakIt }) => {
    const workspace = new FixtureWorkspace(MACHINE_FILES);
    try {
      breakIt(workspace);
      const opened = new Workspace(workspace.root);
      const { files, issues } = opened.render(project);
      const all = [...opened.inventoryIssues, ...issues];
      expect(all.filter(isError).length).toBeGreaterThan(0);
      expect(all.filter(({ location }) => location === undefined)).toEqual([]);
      if (opened.inventoryIssues.length === 0) expect(files).toEqual([]);
      messages.set(
        fileOf(name),
        `${formatIssues(all, { color: false, readSource: sourceReader(workspace.root) })}\n`,
      );
    } finally {
      workspace.dispose();
    }
  });

  it('says what is wrong, where, why, and how to mend it', () => {
    expect(messages.size).toBe(BAD_MACHINES.length);
    const sorted = new Map([...messages].sort(([a], [b]) => (a < b ? -1 : 1)));
    expectGoldenTree(sorted, join(__dirname, '../golden/bad-machines'));
  });

  it('covers at least fifty inputs', () => {
    expect(new Set(BAD_MACHINES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(50);
  });
});
