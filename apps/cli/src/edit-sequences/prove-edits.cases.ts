import { resolve } from 'node:path';
import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { readTree } from '@strata/testing';
import {
  ChangeWriter,
  checkPlatform,
  forgetModules,
  Renderer,
  ResidentRenderer,
  Workspace,
} from '@strata/workspace';
import fc from 'fast-check';
import { EditedFleet } from './edited-fleet.cases';
import { anEdit, applyEdit, aSourceEdit } from './edits.cases';

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

/** Renders after an edit. @returns the issues */
interface Editor {
  render(): readonly Issue[];
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

/** What is rendered by one process after the other. */
const oneByOne = (root: string): Editor => ({ render: () => renderAgain(root) });

/** The sources of a workspace by path. */
const sourcesOf = (root: string): ReadonlyMap<string, string> =>
  new Map(
    ['environments', 'libs'].flatMap((directory) =>
      [...readTree(`${root}/${directory}`)].map(([path, text]) => [`${directory}/${path}`, text] as const),
    ),
  );

/** What is rendered by one process that is told of what has changed. */
function resident(root: string): Editor {
  const renderer = new ResidentRenderer(root);
  let before = sourcesOf(root);
  return {
    render: () => {
      const now = sourcesOf(root);
      const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
        (path) => before.get(path) !== now.get(path),
      );
      before = now;
      const { issues } = renderer.render(changed.sort());
      renderer.settle();
      return issues;
    },
  };
}

interface Register {
  readonly loadWith: <V>(
    texts: ReadonlyMap<string, string>,
    directories: readonly string[],
    run: () => V,
  ) => { readonly value: V };
}

/** Tells how modules are loaded. */
const REGISTER = resolve(__dirname, '../../../../libs/workspace/register.js');

/** Runs something with modules of its own for a workspace. */
function apart<V>(root: string, run: () => V): V {
  const { loadWith } = require(REGISTER) as Register;
  return loadWith(new Map(), [root], run).value;
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
 * @param isResident whether one process renders that is told of what has changed, and not one after the other
 * @throws Error with the shortest sequence after which they differ
 */
export function proveEditSequences(
  sequences: number,
  seed = Date.now() % 2 ** 31,
  isResident = false,
): EditReport {
  const counts = { edits: 0, sound: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(isResident ? aSourceEdit : anEdit, { minLength: 1, maxLength: 6 }), (edits) => {
      const fleet = new EditedFleet();
      try {
        const editor = (isResident ? resident : oneByOne)(fleet.root);
        editor.render();
        for (const edit of edits) {
          counts.edits += 1;
          applyEdit(fleet, edit);
          const issues = editor.render();
          const expected = apart(fleet.root, () => renderFromNothing(fleet.root));
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
