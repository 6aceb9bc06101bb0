import { ISSUE_CATALOGUE } from './issue-catalogue';
import type { IssueKind } from './issue-catalogue';

const KINDS: [string, IssueKind][] = Object.entries(ISSUE_CATALOGUE);

describe('ISSUE_CATALOGUE', () => {
  it.each(KINDS)('%s has a title, a reason and a remedy', (_, { title, why, remedy }) => {
    expect(title).toMatch(/^[A-Z][^.]*[^.\s]$|^File in rendered\/ /);
    for (const sentences of [why, remedy]) {
      expect(sentences).toMatch(/^\S.*\S$/);
      expect(sentences.endsWith('.')).toBe(true);
      // Backticks come in pairs, or the page would show half of it as code.
      expect(sentences.split('`').length % 2).toBe(1);
    }
  });

  it.each(KINDS)('%s starts its reason and remedy like a sentence', (_, { why, remedy }) => {
    for (const sentences of [why, remedy]) expect(sentences).toMatch(/^(?:[A-Z]|rendered\/)/);
  });

  it('has a code of a stage and two digits for every kind, ascending', () => {
    const codes = KINDS.map(([code]) => code);
    for (const code of codes) expect(code).toMatch(/^STR[1-6]\d\d$/);
    expect(codes).toEqual([...codes].sort());
  });

  it('gives no title twice', () => {
    const titles = KINDS.map(([, { title }]) => title);
    expect(titles).toEqual([...new Set(titles)]);
  });
});
