import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeCatalogue } from './describe-catalogue';
import { ISSUE_CATALOGUE } from './issue-catalogue';
import type { IssueKind } from './issue-catalogue';

const PAGE = resolve(__dirname, '../../../docs/issues.md');

describe('describeCatalogue', () => {
  it('is the page docs/issues.md', () => {
    if ((globalThis as { renewGoldens?: boolean }).renewGoldens === true) {
      // As with every golden: nobody would read the change in CI.
      expect(process.env['CI']).toBeUndefined();
      writeFileSync(PAGE, describeCatalogue());
    }
    expect(describeCatalogue()).toBe(readFileSync(PAGE, 'utf8'));
  });

  it('has one chapter for every code, in the order of the codes', () => {
    const chapters = [...describeCatalogue().matchAll(/^### (\w+) (.*)$/gm)].map(([, code, title]) => [
      code,
      title,
    ]);
    expect(chapters).toEqual(
      Object.entries(ISSUE_CATALOGUE)
        .map(([code, { title }]) => [code, title])
        .sort(),
    );
  });

  it('has one section for every stage that has codes', () => {
    const hundreds = new Set(Object.keys(ISSUE_CATALOGUE).map((code) => code.slice(0, 4)));
    const stages = [
      ['STR1', 'Discover and read'],
      ['STR2', 'Stack'],
      ['STR3', 'Compose'],
      ['STR4', 'Render'],
      ['STR5', 'Plan and apply'],
      ['STR6', 'Check objects'],
    ] as const;
    expect(describeCatalogue().match(/^## .*$/gm)).toEqual(
      stages.filter(([hundred]) => hundreds.has(hundred)).map(([, stage]) => `## ${stage}`),
    );
  });

  it('links to the source of every rule that somebody else made', () => {
    const kinds: IssueKind[] = Object.values(ISSUE_CATALOGUE);
    const sources = kinds.flatMap(({ source }) => (source === undefined ? [] : [source]));
    const linked = [...describeCatalogue().matchAll(/^\*\*Source:\*\* <(.*)>$/gm)].map(([, url]) => url);
    expect(linked.sort()).toEqual(sources.sort());
  });
});
