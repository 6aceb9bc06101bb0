import { ISSUE_CATALOGUE, remedyOf } from '@strata/model';
import fc from 'fast-check';
import { joinIssues } from '../format-issues';
import { formatGithub } from './format-github';
import { anyReport, REPORT } from './report.cases';

describe('formatGithub', () => {
  it('is one workflow command for each issue', () => {
    const { STR204, STR306 } = ISSUE_CATALOGUE;
    const escape = (sentences: string): string => sentences.replace(/%/g, '%25');
    expect(formatGithub(REPORT)).toBe(
      [
        `::warning title=STR204 ${STR204.title}::nothing, 100%25 "sure" <yet>` +
          `%0AWhy: ${escape(STR204.why)}%0AFix: ${escape(STR204.remedy)}`,
        '::error file=environments/base/addons/web.yaml,line=2,col=1,' +
          `title=STR306 ${STR306.title}::web has no key replica (on guest, lab)` +
          `%0AWhy: ${escape(STR306.why)}%0AFix: Did you mean "replicas"?`,
        '',
      ].join('\n'),
    );
  });

  it('escapes the properties', () => {
    const issue = { code: 'STR306', message: 'a', location: { file: 'a,b:c%.yaml', line: 3 } } as const;
    expect(formatGithub({ ...REPORT, issues: [issue] })).toMatch(
      /^::error file=a%2Cb%3Ac%25\.yaml,line=3,title=/,
    );
  });

  it('is empty without issues', () => {
    expect(formatGithub({ ...REPORT, issues: [] })).toBe('');
  });

  it('is one line for every issue, which the runner of GitHub reads back', () => {
    const unescape = (escaped: string): string =>
      escaped.replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');
    fc.assert(
      fc.property(anyReport, (report) => {
        const issues = joinIssues(report.issues);
        const lines = formatGithub(report).split('\n').slice(0, -1);
        expect(lines).toHaveLength(issues.length);
        for (const [index, issue] of issues.entries()) {
          const [, , data = ''] = /^::(error|warning) [^:]*::([^]*)$/.exec(lines[index] ?? '') ?? [];
          expect(unescape(data).startsWith(issue.message)).toBe(true);
          expect(unescape(data).endsWith(remedyOf(issue))).toBe(true);
        }
      }),
    );
  });
});
