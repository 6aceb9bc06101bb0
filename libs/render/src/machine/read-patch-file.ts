import { isMap, withOrigin } from '@strata/compose';
import type { Path, Position } from '@strata/compose';
import type { Issue, IssueCode } from '@strata/model';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { TalosDocument } from '@strata/talos';
import { checkNodes, findOffset, toIssue } from '../yaml-layer';
import type { PatchFile } from './machine-source';

/**
 * Reads a file of patches as `talosctl` takes them: documents of a machine config, with `$patch: delete` where
 * something goes. JSON patches are refused: Talos itself takes none for a config of several documents.
 *
 * @param file path from the workspace root
 */
export function readPatchFile(
  text: string,
  file: string,
): { readonly patch?: PatchFile; readonly issues: readonly Issue[] } {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const issueAt = (code: IssueCode, message: string, offset: number): Issue => ({
    code,
    message,
    location: { file, ...at(offset) },
  });
  const filled = documents.filter(({ contents }) => contents !== null);
  const issues = filled.flatMap((document) => {
    const problems = [...document.errors, ...document.warnings];
    if (problems.length > 0) return problems.map((problem) => toIssue(problem, issueAt));
    return checkNodes(document, issueAt);
  });
  if (issues.length > 0) return { issues };
  if (filled.length === 0) return { issues: [issueAt('STR230', 'the file holds no patch', 0)] };
  const data = filled.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
  const foreign = data.findIndex((each) => !isMap(each));
  if (foreign >= 0) {
    const what = Array.isArray(data[foreign])
      ? 'a JSON patch, which is not supported'
      : 'no document of a machine config';
    const offset = filled[foreign]?.range[0] ?? 0;
    return { issues: [issueAt('STR230', `the file holds ${what}`, offset)] };
  }
  const locate = ([field, index, ...rest]: Path): Position | undefined => {
    const document = field === 'documents' ? filled[Number(index ?? 0)] : undefined;
    if (document === undefined) return undefined;
    return at(findOffset(document, rest) ?? document.range[0]);
  };
  const fields = { documents: data };
  const layer = withOrigin({ fields, assertions: [] }, { name: file, file, locate });
  return { patch: { file, documents: data as TalosDocument[], layer }, issues: [] };
}
