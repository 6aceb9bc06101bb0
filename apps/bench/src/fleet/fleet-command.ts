import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildFleet } from './fleet';
import { parseSize, SIZE_WORDS } from './size';
import { writeFleet } from './write-fleet';

/** Where a program writes to. */
interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const USAGE = `node apps/bench/bin/fleet.js [--size S|M|L|XL|5x2] <directory>`;

/** Writes the fleet of a size as a workspace into an empty or new directory. @returns the exit code, 2 for wrong usage */
export function fleetCommand(argv: readonly string[], { stdout, stderr }: Output): number {
  const refuse = (message: string): number => {
    stderr.write(`${message}\n${USAGE}\n`);
    return 2;
  };
  let parsed;
  try {
    const options = { size: { type: 'string', default: 'L' } } as const;
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return refuse((error as Error).message);
  }
  const [directory, ...others] = parsed.positionals;
  const size = parseSize(parsed.values.size);
  if (size === undefined) return refuse(`there is no size "${parsed.values.size}"; known are ${SIZE_WORDS}`);
  if (directory === undefined || others.length > 0) return refuse('name one directory');
  if (existsSync(directory) && readdirSync(directory).length > 0) return refuse(`${directory} is not empty`);
  const files = writeFleet(buildFleet(size), directory);
  stdout.write(`${size.addons} addons on ${size.clusters} clusters: ${files} files in ${directory}\n`);
  return 0;
}
