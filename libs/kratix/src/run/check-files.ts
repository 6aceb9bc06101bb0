import { isMap } from '@strata/compose';
import {
  checkManifest,
  describeManifest,
  identityOf,
  serialiseYaml,
  UnserialisableError,
} from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { CheckedFile } from './checked-result';
import type { PipelineProblem } from './pipeline-problem';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const EXTENSION = /\.ya?ml$/;

/**
 * The files of a pipeline's output as they are written, and what is wrong with them. A file without manifests is not
 * written.
 *
 * @param files plain data
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/work-creator/pipeline/work_creator.go getWorkloadsFromDir
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/lib/writers/git.go update
 */
export function checkFiles(files: unknown): { files: CheckedFile[]; problems: PipelineProblem[] } {
  if (files === undefined) return { files: [], problems: [] };
  if (!isMap(files)) return { files: [], problems: [{ path: ['files'], message: 'must be a map of paths' }] };
  const problems: PipelineProblem[] = [];
  const checked: CheckedFile[] = [];
  const paths = Object.keys(files).sort((a, b) => (a < b ? -1 : Number(a > b)));
  for (const path of paths) {
    const found = [...checkPath(path, paths), ...checkManifests(files[path])];
    problems.push(...found.map((problem) => ({ ...problem, path: ['files', path, ...problem.path] })));
    if (found.length > 0) continue;
    const manifests = files[path] as readonly Manifest[];
    try {
      if (manifests.length > 0) checked.push({ path, manifests, text: serialiseManifests(manifests) });
    } catch (error) {
      if (!(error instanceof UnserialisableError)) throw error;
      problems.push({ path: ['files', path], message: error.message });
    }
  }
  return { files: checked, problems: [...problems, ...findEqualObjects(checked)] };
}

/** Manifests as the documents of one file. */
const serialiseManifests = (manifests: readonly Manifest[]): string =>
  manifests.map(serialiseYaml).join('---\n');

function checkPath(path: string, others: readonly string[]): PipelineProblem[] {
  const refuse = (message: string): PipelineProblem[] => [{ path: [], message }];
  const segments = path.split('/');
  if (segments.includes('..')) return refuse('the path leaves the output');
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    return refuse('the path must be relative, of letters, digits and . _ -, with no hidden or empty part');
  }
  // Argo CD syncs no other files of a directory.
  if (!EXTENSION.test(path))
    return refuse('the path must end in .yaml or .yml, or nothing would apply the file');
  const inner = others.find((other) => other.startsWith(`${path}/`));
  return inner === undefined ? [] : refuse(`the path is a file and the directory of ${inner}`);
}

function checkManifests(manifests: unknown): PipelineProblem[] {
  if (!Array.isArray(manifests)) return [{ path: [], message: 'must be a list of manifests' }];
  return manifests.flatMap((manifest: unknown, index) =>
    checkManifest(manifest).map((message) => ({ path: [index], message })),
  );
}

function findEqualObjects(files: readonly CheckedFile[]): PipelineProblem[] {
  const first = new Map<string, string>();
  const problems: PipelineProblem[] = [];
  for (const { path, manifests } of files) {
    for (const [index, manifest] of manifests.entries()) {
      const identity = identityOf(manifest);
      const other = first.get(identity);
      if (other === undefined) first.set(identity, path);
      else {
        const message = `${describeManifest(manifest)} is in ${other} already`;
        problems.push({ path: ['files', path, index], message });
      }
    }
  }
  return problems;
}
