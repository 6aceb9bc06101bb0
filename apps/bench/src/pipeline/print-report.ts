import { growthOf } from './growth';
import { byTask, cellsOf, headerOf } from './report';
import type { Report, SizeReport } from './report';

/** The report as text for people. */
export function printReport(report: Report): string {
  const { machine, peers, skipped, sizes, rounds } = report;
  return [
    `${machine.cores} cores of ${machine.processor}, ${machine.system}, Node ${machine.node}`,
    ...peers.map(({ name, version }) => `${name}: ${version}`),
    ...skipped.map(({ name, remedy }) => `skipped ${name}: not found; ${remedy}`),
    ...sizes.flatMap((size) => ['', ...printSize(size, report)]),
    ...(sizes.length > 1 ? ['', ...printGrowth(sizes)] : []),
    '',
    `Medians of ${rounds}, whole processes. x write: as a multiple of writing the same bytes. <peer> x: how many times`,
    'as long that peer takes; peers make everything whatever has changed, and are named an addon where Strata is.',
    '',
  ].join('\n');
}

function printSize(
  { size, addons, clusters, files, bytes, equal, rows }: SizeReport,
  report: Report,
): string[] {
  const names = report.peers.map(({ name }) => name);
  const groups = byTask(rows);
  const cells = [
    headerOf(names),
    ...groups.flatMap(([, group]) => group.map((row) => indent(cellsOf(row, names, report.limitSeconds)))),
  ];
  const widths = headerOf(names).map((_, column) =>
    Math.max(...cells.map((line) => (line[column] ?? '').length)),
  );
  const lay = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    `size ${size}: ${addons} addons on ${clusters} clusters, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
    ...Object.entries(equal).map(([peer, count]) => `equal: ${peer} makes the objects of all ${count} files`),
    lay(headerOf(names)),
    ...groups.flatMap(([title, group]) => [
      title,
      ...group.map((row) => lay(indent(cellsOf(row, names, report.limitSeconds)))),
    ]),
  ];
}

const indent = ([first = '', ...others]: readonly string[]): string[] => [`  ${first}`, ...others];

function printGrowth(sizes: readonly SizeReport[]): string[] {
  return [
    'growth: the exponent of wall time over addons x clusters, from each size to the next; 1 is linear',
    ...growthOf(sizes).map(
      ({ title, contender, steps }) =>
        `  ${title}, ${contender}: ${steps.map(({ from, to, exponent }) => `${from} to ${to} ${exponent.toFixed(2)}`).join(', ')}`,
    ),
  ];
}
