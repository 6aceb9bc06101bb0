import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expectGoldenTree, FixtureWorkspace, readTree, runCli, runCliInAll } from '@strata/testing';
import type { ProcessResult } from '@strata/testing';
import { BAD_COMPOSITIONS } from './bad-composition.cases';
import { BAD_DELIVERIES } from './bad-delivery.cases';
import { BAD_INPUTS } from './bad-input.cases';
import { BAD_PROMISES } from './bad-promise.cases';
import type { BadInput } from '@strata/testing';

const ALL = [...BAD_INPUTS, ...BAD_COMPOSITIONS, ...BAD_DELIVERIES, ...BAD_PROMISES];

const GOLDEN = join(__dirname, '..', 'golden', 'bad-input');

interface Outcome extends ProcessResult {
  readonly root: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** A good workspace, rendered and then broken. */
function breakWorkspace({ breakIt }: BadInput, good: FixtureWorkspace): FixtureWorkspace {
  const workspace = new FixtureWorkspace();
  cpSync(join(good.root, 'rendered'), join(workspace.root, 'rendered'), { recursive: true });
  breakIt(workspace);
  return workspace;
}

const renderedIn = ({ root }: FixtureWorkspace) => readTree(join(root, 'rendered'));

describe('bad input', () => {
  const outcomes = new Map<string, Outcome>();
  let good: FixtureWorkspace;
  let first: ProcessResult;

  beforeAll(async () => {
    good = new FixtureWorkspace();
    first = await runCli(good.root, ['render']);
    const workspaces = ALL.map((input) => breakWorkspace(input, good));
    const before = workspaces.map(renderedIn);
    const roots = workspaces.map(({ root }) => root);
    const results = await runCliInAll(roots, ['render']);
    ALL.forEach(({ name }, index) => {
      const workspace = workspaces[index] as FixtureWorkspace;
      const result = results[index] as ProcessResult;
      outcomes.set(name, {
        ...result,
        root: workspace.root,
        before: before[index] as Outcome['before'],
        after: renderedIn(workspace),
      });
      workspace.dispose();
    });
  }, 120_000);

  afterAll(() => good.dispose());

  it('is not what the fixture is', async () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(await runCli(good.root, ['check'])).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(ALL.map((input) => [input.name, input] as const))(
    '%s is refused and writes nothing',
    (name, { code }) => {
      const outcome = outcomes.get(name) as Outcome;
      expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 1, stdout: '' });
      expect(outcome.stderr).toContain(`${code} `);
      expect(outcome.stderr).toMatch(/\n\d+ issues?\. Nothing was written\.\n$/);
      expect(outcome.stderr).not.toContain(outcome.root);
      expect(outcome.after).toEqual(outcome.before);
    },
  );

  it('gives the messages that the golden files hold', () => {
    const messages = [...outcomes].map(
      ([name, { stderr }]) => [`${name.replace(/[^\w]+/g, '-')}.txt`, stderr] as const,
    );
    expectGoldenTree(new Map(messages.sort(([a], [b]) => (a < b ? -1 : 1))), GOLDEN);
  });
});
