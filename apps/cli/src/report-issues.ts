import { isError, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { countIssues, formatIssues, formatReport, REPORT_FORMATS } from '@strata/report';
import type { ReportFormat } from '@strata/report';
import { sourceReader } from '@strata/workspace';
import { EXIT, UsageError } from './exit-code';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';
import { readVersion } from './version';

/** Tells of all issues at once, and what became of the command. @returns the exit code */
export function reportIssues(
  root: string,
  issues: readonly Issue[],
  ending: string | undefined,
  { stderr }: Terminal,
): number {
  const text = formatIssues(issues, { color: usesColor(stderr), readSource: sourceReader(root) });
  stderr.write(`${text}\n\n${describeTotal(issues, ending)}\n`);
  return EXIT.issues;
}

/** What was checked, and how to tell of it. */
export interface Report {
  readonly root: string;
  readonly format: ReportFormat;
  readonly projects: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Tells of all issues of a run in the format that was asked for: people read standard error, machines a whole report on
 * standard output, without issues as well.
 *
 * @returns the exit code
 */
export function writeReport(report: Report, ending: string | undefined, terminal: Terminal): number {
  const { root, format, projects, issues } = report;
  if (format !== 'text') {
    terminal.stdout.write(formatReport(format, { issues, projects, version: readVersion() }));
    if (issues.length > 0) terminal.stderr.write(`${describeTotal(issues, ending)}\n`);
  } else if (issues.length > 0) {
    reportIssues(root, issues, ending, terminal);
  }
  return issues.some(isError) ? EXIT.issues : EXIT.ok;
}

/** The format of a report that the command line names; text where it names none. @throws UsageError */
export function readFormat(name = 'text'): ReportFormat {
  const format = REPORT_FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  throw new UsageError(`There is no format "${name}". ${suggest(name, REPORT_FORMATS)}`);
}

function describeTotal(issues: readonly Issue[], ending: string | undefined): string {
  const count = countIssues(issues);
  const noun = issues.some(isError) ? 'issue' : 'warning';
  return `${count} ${count === 1 ? noun : `${noun}s`}.${ending === undefined ? '' : ` ${ending}`}`;
}
