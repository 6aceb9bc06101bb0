import { groupCatalogue } from '@strata/model';
import type { CatalogueEntry } from '@strata/model';
import { distance } from 'fastest-levenshtein';
import picocolors from 'picocolors';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Lists every check of the catalogue, or tells all of one. Needs no workspace. */
export const checksCommand: Command = ({ words, json }, { stdout }: Terminal) => {
  const [word, ...others] = words;
  if (others.length > 0) throw new UsageError('"checks" takes one code, or none to list all.');
  const entries = groupCatalogue().flatMap((group) => group.entries);
  const entry = word === undefined ? undefined : findEntry(word, entries);
  const colors = picocolors.createColors(usesColor(stdout));
  if (json) stdout.write(`${JSON.stringify(entry ?? entries, undefined, 2)}\n`);
  else stdout.write(`${entry === undefined ? formatTable(colors) : formatEntry(entry, colors)}\n`);
  return EXIT.ok;
};

function findEntry(word: string, entries: readonly CatalogueEntry[]): CatalogueEntry {
  const code = word.toUpperCase();
  const found = entries.find((entry) => entry.code === code);
  if (found !== undefined) return found;
  const nearest = sortByNearness(code, entries)
    .slice(0, 3)
    .map((entry) => `${entry.code} (${entry.title})`);
  throw new UsageError(`There is no check "${word}". Nearest: ${nearest.join(', ')}.`);
}

/** By the number of typing mistakes; of equally many, those with the nearest numbers first. */
function sortByNearness(code: string, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const number = (text: string): number => Number(text.replace(/\D/g, ''));
  const farness = (entry: CatalogueEntry): number =>
    distance(code, entry.code) * 1000 + Math.min(999, Math.abs(number(code) - number(entry.code)));
  return [...entries].sort((a, b) => farness(a) - farness(b));
}

/** A line for each check, by stage; the source stands behind the rules that somebody else made. */
function formatTable(colors: Colors): string {
  const groups = groupCatalogue();
  const entries = groups.flatMap((group) => group.entries);
  const width = Math.max(...entries.map(({ title }) => title.length));
  const sections = groups.map((group) => {
    const lines = group.entries.map(({ code, title, source }) =>
      source === undefined
        ? `  ${code}  ${title}`
        : `  ${code}  ${title.padEnd(width)}  ${colors.dim(source)}`,
    );
    return [colors.bold(group.stage), ...lines].join('\n');
  });
  const total = `${entries.length} checks. "strata checks <code>" tells why there is one, and how to mend what it finds.`;
  return [...sections, total].join('\n\n');
}

function formatEntry({ code, stage, title, why, remedy, source }: CatalogueEntry, colors: Colors): string {
  const rows = [
    ['Stage', stage],
    ['Why', why],
    ['Fix', remedy],
    ...(source === undefined ? [] : [['Source', source] as const]),
  ];
  const lines = rows.map(([name, text]) => `  ${colors.dim(`${name}:`)} ${text}`);
  return [`${colors.bold(code)} ${colors.bold(title)}`, ...lines].join('\n');
}
