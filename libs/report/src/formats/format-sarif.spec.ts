import { isError, ISSUE_CATALOGUE } from '@strata/model';
import type { IssueKind } from '@strata/model';
import Ajv from 'ajv';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describeMessage, joinIssues } from '../format-issues';
import { formatSarif } from './format-sarif';
import type { IssueReport } from './issue-report';
import { anyReport, REPORT } from './report.cases';

/** The schema of SARIF 2.1.0. It is written for draft 4, of which it uses nothing that Ajv reads in another way. */
const SCHEMA = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
});
const validate = ajv.compile({ ...SCHEMA, id: undefined, $schema: undefined });

function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/.test(text) && isReference(text);
}

/** Whether nothing in a text must be escaped in a URI, and no colon makes a scheme of its beginning by chance. */
function isReference(text: string): boolean {
  return /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[\dA-F]{2})*$/.test(text);
}

function readRun(report: IssueReport): Run {
  const log = JSON.parse(formatSarif(report)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}

const readResults = (report: IssueReport): readonly Result[] => readRun(report).results ?? [];

describe('the schema of SARIF', () => {
  it('refuses what is no report', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{ message: {}, level: 'bad' }] }] })).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword)).toEqual(
      expect.arrayContaining(['required', 'enum']),
    );
  });
});

describe('formatSarif', () => {
  it('has every check of the catalogue as a rule', () => {
    const { rules = [], version } = readRun(REPORT).tool.driver;
    expect(version).toBe('1.2.3');
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(ISSUE_CATALOGUE));
    for (const { id, shortDescription, help, helpUri } of rules) {
      const { title, why, remedy, source }: IssueKind = ISSUE_CATALOGUE[id as keyof typeof ISSUE_CATALOGUE];
      expect(shortDescription?.text).toBe(title);
      expect(help?.text).toContain(`${why}\n\nFix: ${remedy}`);
      expect(helpUri).toBe(source);
    }
  });

  it('tells where an issue is, relative to the root, and what has to do with it', () => {
    const [, result] = readResults(REPORT);
    expect(result).toEqual({
      ruleId: 'STR306',
      ruleIndex: Object.keys(ISSUE_CATALOGUE).indexOf('STR306'),
      level: 'error',
      message: { text: 'web has no key replica (on guest, lab). Did you mean "replicas"?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'environments/base/addons/web.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 2, startColumn: 1 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'read by title' },
          physicalLocation: {
            artifactLocation: { uri: 'libs/addons/web/src/defaults.ts', uriBaseId: 'SRCROOT' },
            region: { startLine: 7 },
          },
        },
      ],
      partialFingerprints: { 'strataIssue/v1': '874e4f937575cf1d' },
      properties: { clusters: ['guest', 'lab'] },
    });
  });

  it('anchors an issue without a place at a file, which GitHub asks of every result', () => {
    const [result] = readResults(REPORT);
    expect(result?.level).toBe('warning');
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'environments/base/environment.yaml',
    );
  });

  it.each([
    ['reads {{ .name }}', 'reads {{{{ .name }}}}'],
    ['item [2] of (a)', 'item [2] of (a)'],
    ['calls[2](0)', 'calls\\[2](0)'],
  ])('says %j so that nothing in it is a placeholder or a link', (message, text) => {
    const [result] = readResults({ ...REPORT, issues: [{ code: 'STR306', message }] });
    expect(result?.message.text?.startsWith(`${text}. `)).toBe(true);
  });

  it.each([
    ['a b/c#d?e%.yaml', 'a%20b/c%23d%3Fe%25.yaml'],
    ['c:d.yaml', 'c%3Ad.yaml'],
    ['ü/\ud800.yaml', '%C3%BC/%EF%BF%BD.yaml'],
  ])('writes the file %j as a URI', (file, uri) => {
    const [result] = readResults({
      ...REPORT,
      issues: [{ code: 'STR306', message: 'a', location: { file } }],
    });
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri, uriBaseId: 'SRCROOT' },
    });
  });

  it('keeps its fingerprints when lines are added above', () => {
    const moved = REPORT.issues.map((issue) =>
      issue.location === undefined
        ? issue
        : { ...issue, location: { ...issue.location, line: (issue.location.line ?? 0) + 7 } },
    );
    const prints = (report: IssueReport) => readResults(report).map((result) => result.partialFingerprints);
    expect(prints({ ...REPORT, issues: moved })).toEqual(prints(REPORT));
  });

  it('has no results without issues', () => {
    expect(readResults({ ...REPORT, issues: [] })).toEqual([]);
  });

  it('fits the schema for any issues, and every one is in it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const results = readResults(report);
        const issues = joinIssues(report.issues);
        expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual(
          issues.map((issue) => [issue.code, isError(issue) ? 'error' : 'warning']),
        );
        for (const [index, issue] of issues.entries()) {
          const text = results[index]?.message.text?.replace(/\\\[/g, '[').replace(/([{}])\1/g, '$1') ?? '';
          expect(text.startsWith(describeMessage(issue).replace(/\\\[/g, '['))).toBe(true);
          const region = results[index]?.locations?.[0]?.physicalLocation?.region;
          expect(region?.startLine).toBe(issue.location?.line);
        }
        const prints = results.map(({ partialFingerprints }) => partialFingerprints?.['strataIssue/v1']);
        expect(new Set(prints).size).toBe(results.length);
      }),
      // Every run validates the whole catalogue.
      { numRuns: 40 },
    );
  });
});
