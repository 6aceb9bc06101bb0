import type { Issue } from '@strata/model';
import { ISSUE_CATALOGUE } from '@strata/model';
import fc from 'fast-check';
import type { IssueReport } from './issue-report';

const unknownKey: Issue = {
  code: 'STR306',
  message: 'web has no key replica',
  location: { file: 'environments/base/addons/web.yaml', line: 2, column: 1 },
  related: [{ role: 'read by title', location: { file: 'libs/addons/web/src/defaults.ts', line: 7 } }],
  remedy: 'Did you mean "replicas"?',
};

/** An error that shows on two clusters, and a warning without a place. */
export const REPORT: IssueReport = {
  issues: [
    { ...unknownKey, clusters: ['lab'] },
    { code: 'STR204', severity: 'warning', message: 'nothing, 100% "sure" <yet>' },
    { ...unknownKey, clusters: ['guest'] },
  ],
  projects: ['platform', 'web'],
  version: '1.2.3',
};

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'<>&"\'{}[]()%:,;\r\n\t\u0000\u001b\ud800\uffff 0a'.split('')), {
      maxLength: 12,
    })
    .map((characters) => characters.join('')),
);

const location = fc.record(
  { file: text, line: fc.integer({ min: 1, max: 99 }), column: fc.integer({ min: 1, max: 99 }) },
  { requiredKeys: ['file'] },
);

const issue: fc.Arbitrary<Issue> = fc.record(
  {
    code: fc.constantFrom(...(Object.keys(ISSUE_CATALOGUE) as Issue['code'][])),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    message: text,
    location,
    clusters: fc.array(text, { maxLength: 2 }),
    related: fc.array(fc.record({ role: text, location }), { maxLength: 2 }),
    remedy: text,
  },
  { requiredKeys: ['code', 'message'] },
);

/** Reports of any issues, with every character that a format could stumble over. */
export const anyReport: fc.Arbitrary<IssueReport> = fc.record({
  issues: fc.array(issue, { maxLength: 6 }),
  projects: fc.array(text, { minLength: 1, maxLength: 3 }),
  version: fc.constant('1.2.3'),
});
