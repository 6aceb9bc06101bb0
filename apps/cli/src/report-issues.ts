import { isError } from '@strata/model';
import type { Issue } from '@strata/model';
import { countIssues, formatIssues } from '@strata/report';
import { sourceReader } from '@strata/workspace';
import { EXIT } from './exit-code';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

/** Tells of all issues at once, and what became of the command. @returns the exit code */
export function reportIssues(
  root: string,
  issues: readonly Issue[],
  ending: string | undefined,
  { stderr }: Terminal,
): number {
  const count = countIssues(issues);
  const noun = issues.some(isError) ? 'issue' : 'warning';
  const total = `${count} ${count === 1 ? noun : `${noun}s`}.${ending === undefined ? '' : ` ${ending}`}`;
  const text = formatIssues(issues, { color: usesColor(stderr), readSource: sourceReader(root) });
  stderr.write(`${text}\n\n${total}\n`);
  return EXIT.issues;
}
