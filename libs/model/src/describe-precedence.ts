import { PRECEDENCE } from './precedence';

/** The precedence of layers as a Markdown table, lowest first; the README carries it. */
export function describePrecedence(): string {
  const placeholders = { environment: '<environment>', role: '<role>', cluster: '<cluster>' };
  const rows = PRECEDENCE.map(({ level, directory, factsFile }, index) => {
    const path = directory(placeholders);
    return `| ${index + 2} | ${level} | \`${path}/addons/<addon>.yaml\` or \`.ts\` | \`${path}/${factsFile}\` |`;
  });
  return [
    '| | layer | overlay | facts |',
    '|---|---|---|---|',
    '| 1 | addon defaults | `libs/addons/<addon>/src/defaults.ts` | |',
    ...rows,
  ].join('\n');
}
