import type { Issue } from '@strata/model';
import { fingerprintIssues } from './fingerprint-issues';

const at = (line: number, issue: Partial<Issue> = {}): Issue => ({
  code: 'STR306',
  message: 'web has no key replica',
  location: { file: 'environments/base/addons/web.yaml', line, column: 1 },
  ...issue,
});

describe('fingerprintIssues', () => {
  it('gives 16 hexadecimal digits that never change', () => {
    expect(fingerprintIssues([at(2)])).toEqual(['874e4f937575cf1d']);
  });

  it('gives the same when the issue moves to another line, or shows on another cluster', () => {
    expect(fingerprintIssues([at(9, { clusters: ['lab'] })])).toEqual(fingerprintIssues([at(2)]));
  });

  it('gives the same when other issues come and go', () => {
    const other = at(1, { message: 'web has no key hots' });
    expect(fingerprintIssues([other, at(2)])[1]).toBe(fingerprintIssues([at(2)])[0]);
  });

  it('gives others for another code, message or file, and for a second one in the same file', () => {
    const issues = [
      at(2),
      at(3),
      at(2, { code: 'STR307' }),
      at(2, { message: 'another' }),
      at(2, { location: { file: 'another.yaml', line: 2 } }),
      at(2, { location: undefined }),
    ];
    expect(new Set(fingerprintIssues(issues)).size).toBe(issues.length);
  });
});
