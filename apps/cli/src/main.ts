import { parseArgs } from 'node:util';
import { findCommand } from './commands';
import { EXIT, UsageError } from './exit-code';
import { HELP } from './help';
import type { Terminal } from './terminal';
import { readVersion } from './version';

/**
 * Runs one command line.
 *
 * @param argv the words after `strata`
 * @returns the exit code
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parse(argv);
    if (values.version === true) {
      terminal.stdout.write(`${readVersion()}\n`);
      return EXIT.ok;
    }
    const [command, ...words] = positionals;
    if (values.help === true || command === undefined) {
      terminal.stdout.write(HELP);
      return values.help === true ? EXIT.ok : EXIT.usage;
    }
    const { format, addon, cluster, request, mac, secrets, release, output, of, base, head } = values;
    const texts = { format, addon, cluster, request, mac, secrets, release, output, of, base, head };
    const flags = {
      dryRun: values['dry-run'] === true,
      byMac: values['by-mac'] === true,
      json: values.json === true,
      strict: values.strict === true,
      all: values.all === true,
    };
    const options = { words, ...flags, ...texts };
    return await findCommand(command)(options, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.stderr.write(`${error.message}\nRun "strata --help" for commands and examples.\n`);
      return EXIT.usage;
    }
    const { readableStack = (text: string): string => text } = terminal;
    const stack = readableStack((error as Error).stack ?? String(error));
    terminal.stderr.write(`This is a bug in Strata. ${stack}\n`);
    return EXIT.bug;
  }
}

function parse(argv: readonly string[]) {
  const options = {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    strict: { type: 'boolean' },
    format: { type: 'string' },
    addon: { type: 'string' },
    cluster: { type: 'string' },
    request: { type: 'string' },
    mac: { type: 'string' },
    secrets: { type: 'string' },
    release: { type: 'string' },
    output: { type: 'string' },
    of: { type: 'string' },
    base: { type: 'string' },
    head: { type: 'string' },
    all: { type: 'boolean' },
    'by-mac': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
