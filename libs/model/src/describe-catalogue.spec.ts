import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeCatalogue } from './describe-catalogue';
import { ISSUE_CATALOGUE } from './issue-catalogue';

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

  it('has one section for every stage', () => {
    expect(describeCatalogue().match(/^## .*$/gm)).toEqual([
      '## Discover and read',
      '## Stack',
      '## Compose',
      '## Render and check',
      '## Plan and apply',
    ]);
  });
});
