import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describePrecedence } from './describe-precedence';

/** Prettier pads the cells of tables. */
const withoutAlignment = (markdown: string): string =>
  markdown.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

describe('describePrecedence', () => {
  it('is the table that the README shows', () => {
    const readme = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');
    expect(withoutAlignment(readme)).toContain(withoutAlignment(describePrecedence()));
  });
});
