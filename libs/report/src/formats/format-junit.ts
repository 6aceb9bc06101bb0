import { isError, ISSUE_CATALOGUE } from '@strata/model';
import type { Issue } from '@strata/model';
import { describeMessage, formatIssues, joinIssues } from '../format-issues';
import { escapeXmlText } from './escape-xml';
import type { IssueReport } from './issue-report';
import { nestElements, writeElement } from './xml-element';

/**
 * JUnit XML. Every error is a test that fails. JUnit knows no warnings: one is a test that passes and has an output.
 * Where there is no error, every project is a test that passes, since most readers refuse a report without tests.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function formatJunit({ issues, projects }: IssueReport): string {
  const joined = joinIssues(issues);
  const failures = joined.filter(isError).length;
  const passed = failures > 0 ? [] : projects.map(writeProject);
  const cases = [...joined.map(writeIssue), ...passed];
  const counts = { tests: cases.length, failures, errors: 0, skipped: 0 };
  const suite = writeElement('testsuite', { name: 'strata', ...counts }, nestElements(cases, 2));
  const suites = writeElement('testsuites', { name: 'strata', ...counts }, nestElements([suite], 1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${suites}\n`;
}

const writeProject = (project: string): string =>
  writeElement('testcase', { classname: 'strata', name: project }, '');

function writeIssue(issue: Issue): string {
  const { title } = ISSUE_CATALOGUE[issue.code];
  const { file, line, column } = issue.location ?? {};
  const message = describeMessage(issue);
  // Readers keep one of two tests with one name; the place keeps them apart.
  const place = [line, column].filter((part) => part !== undefined).join(':');
  const name = `${issue.code} ${title}: ${message}${place === '' ? '' : ` (${place})`}`;
  const text = escapeXmlText(formatIssues([issue], { color: false, readSource: () => undefined }));
  const content = isError(issue)
    ? writeElement('failure', { message, type: issue.code }, text)
    : writeElement('system-out', {}, text);
  const attributes = { classname: file ?? 'strata', name, file, line };
  return writeElement('testcase', attributes, nestElements([content], 3));
}
