import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchError } from '../errors';
import { plotBars } from './plot-bars';
import { plotGrowth } from './plot-growth';
import { byTask, cellsOf, headerOf } from './report';
import type { Report, SizeReport } from './report';

const PAGE = 'docs/benchmarks.md';

/**
 * Writes the table of each size between its marks in docs/benchmarks.md, and the plots beside it.
 *
 * @throws BenchError where the page has no place for a size
 */
export async function writeDocs(repository: string, report: Report): Promise<void> {
  const page = join(repository, PAGE);
  let text = readFileSync(page, 'utf8');
  for (const size of report.sizes) {
    text = replaceBetweenMarks(text, size.size, printTable(size, report));
    writeFileSync(join(repository, `docs/${plotFile(size)}`), plotBars(size));
  }
  if (report.sizes.length > 1)
    writeFileSync(join(repository, 'docs/benchmarks-growth.svg'), plotGrowth(report.sizes));
  const prettier = require('prettier') as typeof import('prettier');
  const options = await prettier.resolveConfig(page);
  writeFileSync(page, await prettier.format(text, { ...options, filepath: page }));
}

/** @throws BenchError where there are no marks of that name */
export function replaceBetweenMarks(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new BenchError(`${PAGE} has no ${start} followed by ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

const plotFile = ({ size }: SizeReport): string => `benchmarks-${size.toLowerCase()}.svg`;

/** The Jsonnets of several peers may be one. */
const versionsOf = (peers: Report['peers']): string =>
  [...new Set(peers.map(({ version }) => `, ${version}`))].join('');

function printTable(size: SizeReport, { machine, peers, rounds, limitSeconds }: Report): string {
  const names = peers.map(({ name }) => name);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const header = headerOf(names);
  const rows = byTask(size.rows).flatMap(([title, group]) => [
    line([`**${title}**`, ...header.slice(1).map(() => '')]),
    ...group.map((row) => line(cellsOf(row, names, limitSeconds))),
  ]);
  const megabytes = (size.bytes / 1e6).toFixed(1);
  return [
    `Size ${size.size}: ${size.addons} addons on ${size.clusters} clusters, ${size.files} files, ${megabytes} MB. ${machine.cores} cores of ${machine.processor}, Node ${machine.node}${versionsOf(peers)}; medians of ${rounds}.`,
    '',
    line(header),
    line(header.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...rows,
    '',
    `![Wall times at size ${size.size}, logarithmic](${plotFile(size)})`,
  ].join('\n');
}
