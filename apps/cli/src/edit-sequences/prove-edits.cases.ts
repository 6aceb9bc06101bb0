import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { readTree } from '@strata/testing';
import { ChangeWriter, checkPlatform, forgetModules, Renderer, Workspace } from '@strata/workspace';
import fc from 'fast-check';
import { EditedFleet } from './edited-fleet.cases';
import { anEdit, applyEdit } from './edits.cases';

/** What a number of sequences came to. */
export interface EditReport {
  readonly sequences: number;
  readonly edits: number;
  /** Renders that wrote a tree. */
  readonly sound: number;
  /** Renders that were refused. */
  readonly refused: number;
  readonly seed: number;
}

/** A render in one process after others: code is loaded anew, as in a process of its own. */
function renderAgain(root: string): readonly Issue[] {
  forgetModules(root);
  const renderer = new Renderer(root);
  const writer = new ChangeWriter(root);
  const { issues, changes } = renderer.render([], { writer });
  if (issues.some(isError)) {
    writer.abort();
    renderer.save();
    return issues;
  }
  const refused = writer.commit();
  renderer.save(changes);
  return [...issues, ...refused];
}

/** What a render gives that knows of none before. */
function renderFromNothing(root: string): { issues: readonly Issue[]; files: ReadonlyMap<string, string> } {
  forgetModules(root);
  const workspace = new Workspace(root);
  const renderings = workspace.projects.map((project) => workspace.render(project));
  const issues = [
    ...workspace.inventoryIssues,
    ...renderings.flatMap((rendering) => rendering.issues),
    ...checkPlatform(workspace),
  ];
  const files = renderings.flatMap((rendering) => rendering.files);
  return { issues, files: new Map(files.map(({ path, text }) => [path.slice('rendered/'.length), text])) };
}

const describeIssues = (issues: readonly Issue[]): string[] =>
  [
    ...new Set(
      issues.map(({ code, message, location, clusters = [] }) =>
        JSON.stringify([code, message, location, clusters]),
      ),
    ),
  ].sort();

/**
 * Applies random edits to a small workspace, renders after each, and compares tree and issues with those of a render from
 * nothing.
 *
 * @throws Error with the shortest sequence after which they differ
 */
export function proveEditSequences(sequences: number, seed = Date.now() % 2 ** 31): EditReport {
  const counts = { edits: 0, sound: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(anEdit, { minLength: 1, maxLength: 6 }), (edits) => {
      const fleet = new EditedFleet();
      try {
        renderAgain(fleet.root);
        for (const edit of edits) {
          counts.edits += 1;
          applyEdit(fleet, edit);
          const issues = renderAgain(fleet.root);
          const expected = renderFromNothing(fleet.root);
          if (JSON.stringify(describeIssues(issues)) !== JSON.stringify(describeIssues(expected.issues))) {
            throw new Error(
              `other issues:\n${describeIssues(issues).join('\n')}\ninstead of\n${describeIssues(expected.issues).join('\n')}`,
            );
          }
          if (expected.issues.some(isError)) {
            counts.refused += 1;
            continue;
          }
          counts.sound += 1;
          compareTrees(readTree(fleet.at('rendered')), expected.files);
        }
      } finally {
        fleet.workspace.dispose();
      }
    }),
    { numRuns: sequences, seed, endOnFailure: false },
  );
  return { sequences, seed, ...counts };
}

function compareTrees(actual: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): void {
  const paths = new Set([...actual.keys(), ...expected.keys()]);
  const different = [...paths].filter((path) => actual.get(path) !== expected.get(path));
  if (different.length > 0) throw new Error(`other files: ${different.join(', ')}`);
}
