import { findReads } from '@strata/go-template';
import type { FunctionMap } from '@strata/go-template';
import type { Group } from './group';
import { normaliseSelector } from './selector';
import type { Selector } from './selector';

/** What a machine may tell of itself. */
const MACHINE: Selector = {
  uuid: '00000000-0000-4000-8000-525400000001',
  mac: '52:54:00:00:00:01',
  domain: 'example.com',
  hostname: 'machine',
  serial: 'S0000001',
  arch: 'x86_64',
};

/** More are tried one label at a time. */
const MOST_COMBINATIONS = 256;

/**
 * Queries of machines of a group that lead a template through its branches: the first is that of a usual machine, the
 * others have the texts of the template for the labels that it reads.
 *
 * @throws what `findReads` throws
 */
export function sampleQueries(text: string, group: Group, functions: FunctionMap): Selector[] {
  const selector = normaliseSelector(group) ?? {};
  const reads = findReads(text, functions).flatMap(({ path: [top, part, label] }) =>
    top === 'request' && part === 'query' && label !== undefined ? [label] : [],
  );
  const read = [...new Set(reads)];
  const usual = {
    ...MACHINE,
    ...Object.fromEntries(read.map((label) => [label, MACHINE[label] ?? 'x'])),
    ...selector,
  };
  const free = read.filter((label) => !Object.hasOwn(selector, label));
  const values = [...new Set(['', ...textsOf(text)])];
  if (values.length ** free.length > MOST_COMBINATIONS) {
    return [usual, ...free.flatMap((label) => values.map((value) => ({ ...usual, [label]: value })))];
  }
  return free.reduce<Selector[]>(
    (queries, label) => [
      ...queries,
      ...queries.flatMap((query) => values.map((value) => ({ ...query, [label]: value }))),
    ],
    [usual],
  );
}

/** The texts between quotes in the actions of a template. */
const textsOf = (text: string): string[] =>
  [...text.matchAll(/\{\{.*?\}\}/gs)].flatMap(([action]) =>
    [...action.matchAll(/"([^"\\\n]*)"|`([^`]*)`/g)].map(([, quoted, raw]) => quoted ?? raw ?? ''),
  );
