import { ISSUE_CATALOGUE } from '@strata/model';
import { formatJson } from './format-json';
import { REPORT } from './report.cases';

const read = (text: string): unknown => JSON.parse(text);

describe('formatJson', () => {
  it('says of every issue what the text says, without a code frame', () => {
    const { title, why } = ISSUE_CATALOGUE.STR306;
    expect(read(formatJson(REPORT))).toEqual({
      version: 1,
      issues: [
        {
          code: 'STR204',
          severity: 'warning',
          title: ISSUE_CATALOGUE.STR204.title,
          message: 'nothing, 100% "sure" <yet>',
          why: ISSUE_CATALOGUE.STR204.why,
          remedy: ISSUE_CATALOGUE.STR204.remedy,
        },
        {
          code: 'STR306',
          severity: 'error',
          title,
          message: 'web has no key replica',
          location: { file: 'environments/base/addons/web.yaml', line: 2, column: 1 },
          clusters: ['guest', 'lab'],
          related: [
            { role: 'read by title', location: { file: 'libs/addons/web/src/defaults.ts', line: 7 } },
          ],
          why,
          remedy: 'Did you mean "replicas"?',
        },
      ],
      counts: { errors: 1, warnings: 1 },
    });
  });

  it('is the same for another order of the issues, and ends with one line end', () => {
    const text = formatJson(REPORT);
    expect(formatJson({ ...REPORT, issues: [...REPORT.issues].reverse() })).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('is a report without issues as well', () => {
    expect(read(formatJson({ ...REPORT, issues: [] }))).toEqual({
      version: 1,
      issues: [],
      counts: { errors: 0, warnings: 0 },
    });
  });
});
