import { isError, ISSUE_CATALOGUE, remedyOf } from '@strata/model';
import type { Issue } from '@strata/model';
import { describeMessage, joinIssues } from '../format-issues';
import { escapeCommandData, escapeCommandProperty } from './escape-command';
import type { IssueReport } from './issue-report';

/**
 * One workflow command a line, which GitHub shows at the line of the file; nothing where there is no issue.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const formatGithub = ({ issues }: IssueReport): string =>
  joinIssues(issues)
    .map((issue) => `${writeCommand(issue)}\n`)
    .join('');

function writeCommand(issue: Issue): string {
  const { title, why } = ISSUE_CATALOGUE[issue.code];
  const { file, line, column } = issue.location ?? {};
  const properties = { file, line, col: line === undefined ? undefined : column };
  const written = Object.entries({ ...properties, title: `${issue.code} ${title}` })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeCommandProperty(String(value))}`);
  const text = `${describeMessage(issue)}\nWhy: ${why}\nFix: ${remedyOf(issue)}`;
  return `::${isError(issue) ? 'error' : 'warning'} ${written.join(',')}::${escapeCommandData(text)}`;
}
