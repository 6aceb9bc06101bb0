import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findDifference } from '../compose/answers';

/** How the tree of a peer compares with what Strata wrote for addons. */
export interface TreeComparison {
  /** Files that both have, with equal objects. */
  readonly equal: number;
  /** What differs, in words: files that one of them lacks, and the first value in each file that differs. */
  readonly differences: readonly string[];
}

/** What only Strata writes: schemas for editors, which no peer has a counterpart of. */
const ONLY_STRATA = /\/overlay\.schema\.json$/;

/**
 * Parses every file of two directories and compares the objects deeply; comments and the order of keys do not count.
 *
 * @param strata the directory rendered/addons
 * @param other the directory with the same tree of a peer, its files as YAML or as JSON
 */
export function compareTrees(strata: string, other: string): TreeComparison {
  const files = listFiles(strata).filter((file) => !ONLY_STRATA.test(file));
  const others = new Map(listFiles(other).map((file) => [keyOf(file), file]));
  const differences: string[] = [];
  for (const file of files) {
    const counterpart = others.get(keyOf(file));
    others.delete(keyOf(file));
    if (counterpart === undefined) {
      differences.push(`${file} is missing`);
      continue;
    }
    const difference = findDifference(readObject(join(strata, file)), readObject(join(other, counterpart)));
    if (difference === undefined) continue;
    differences.push(
      `${file}: ${difference.path || 'the whole'} is ${difference.other}, with Strata ${difference.strata}`,
    );
  }
  const missing = differences.length;
  differences.push(...[...others.values()].map((file) => `${file} is not of Strata`));
  return { equal: files.length - missing, differences };
}

/** cdk8s has no dots in the names of files. */
const keyOf = (file: string): string => file.replaceAll('.', '-');

/** Files below a directory, by their path from it with `/`, sorted. */
export const listFiles = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

function readObject(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : parse(text);
}
