import fc from 'fast-check';
import { remedyOf, sortIssues } from './issue';
import type { Issue } from './issue';
import { ISSUE_CATALOGUE } from './issue-catalogue';

const at = (file: string, line?: number, column?: number): Issue => ({
  code: 'STR306',
  message: 'x',
  location: { file, line, column },
});

describe('sortIssues', () => {
  it('orders by file, line and column as numbers, then code and message', () => {
    const sorted: Issue[] = [
      { code: 'STR501', message: 'nowhere' },
      at('a.yaml'),
      at('a.yaml', 2, 3),
      at('a.yaml', 2, 10),
      at('a.yaml', 10, 1),
      { ...at('b.yaml', 1), code: 'STR101', message: 'y' },
      { ...at('b.yaml', 1), code: 'STR102', message: 'a' },
      { ...at('b.yaml', 1), code: 'STR102', message: 'b' },
    ];
    const shuffled = fc.shuffledSubarray(sorted, { minLength: sorted.length, maxLength: sorted.length });
    fc.assert(fc.property(shuffled, (issues) => expect(sortIssues(issues)).toEqual(sorted)));
  });

  it('leaves its argument as it is', () => {
    const issues = [at('b.yaml'), at('a.yaml')];
    sortIssues(issues);
    expect(issues.map(({ location }) => location?.file)).toEqual(['b.yaml', 'a.yaml']);
  });
});

describe('remedyOf', () => {
  it('is the remedy of the issue, or that of its code', () => {
    expect(remedyOf({ ...at('a'), remedy: 'Do this.' })).toBe('Do this.');
    expect(remedyOf(at('a'))).toBe(ISSUE_CATALOGUE.STR306.remedy);
  });
});
