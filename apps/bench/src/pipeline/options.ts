import { parseArgs } from 'node:util';
import { UsageError } from '../errors';
import { PEER_NAMES } from './peers';
import type { PeerName } from './peers';

/** What the bench is asked to do. */
export interface Options {
  readonly size: string;
  /** Those that are not installed are skipped. */
  readonly peers: readonly PeerName[];
  /** How often each measurement is repeated. */
  readonly rounds: number;
  /** What takes longer is ended, and told so. */
  readonly limitSeconds: number;
  readonly json: boolean;
  readonly help: boolean;
  /** Whether to measure several sizes and how the times grow. */
  readonly growth: boolean;
  /** Whether to measure what Nx adds. */
  readonly nx: boolean;
  /** Whether to write the result into docs/. */
  readonly writeDocs: boolean;
  /** Where peers are, for those that are not on the PATH or have another name there. */
  readonly files: Readonly<Partial<Record<PeerName, string>>>;
  /** The directory whose node_modules holds what peers in JavaScript import; this repository if not given. */
  readonly packages?: string;
}

/** What `--help` prints. */
export const HELP = `Measures how long Strata takes to render a fleet, and others that make the same objects.

  npm run bench -- [options]

  --size S|M|L|XL|5x2    20x3, 60x10, 100x50, 200x100, or any addons x clusters; default M
  --peers a,b            of ${PEER_NAMES.join(', ')}, or "none"; default all that are found
  --rounds 3             how often each measurement is repeated, alternating
  --limit 600            seconds after which a process is ended; it counts as "longer"
  --no-nx                without what Nx adds
  --growth               S, M, L and XL in turn, and how the times grow
  --json                 everything, for machines
  --write-docs           the table into docs/benchmarks.md, the plot beside it
  --compose              composing alone, in the process: see its --help
  --jsonnet <file>       the C++ Jsonnet, if "jsonnet" on the PATH is not it
  --go-jsonnet <file>    go-jsonnet, if "gojsonnet" or "jsonnet-go" on the PATH is not it
  STRATA_BENCH_PEERS     a directory with node_modules: lodash, js-yaml, yaml, cdk8s, constructs

It exits with 1 when a peer does not make equal objects. Times are never judged. See docs/benchmarks.md.
`;

/** Reads the command line and the environment. @throws UsageError for what it does not know */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv): Options {
  const values = parse(argv);
  return {
    size: values.size,
    peers: parsePeers(values.peers),
    rounds: positive('rounds', values.rounds),
    limitSeconds: positive('limit', values.limit),
    json: values.json,
    help: values.help,
    growth: values.growth,
    nx: !values['no-nx'],
    writeDocs: values['write-docs'],
    files: { jsonnet: values.jsonnet, 'go-jsonnet': values['go-jsonnet'] },
    packages: env.STRATA_BENCH_PEERS || undefined,
  };
}

function parse(argv: readonly string[]) {
  const options = {
    size: { type: 'string', default: 'M' },
    peers: { type: 'string', default: PEER_NAMES.join(',') },
    rounds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '600' },
    'no-nx': { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
    jsonnet: { type: 'string' },
    'go-jsonnet': { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`--${name} ${text} is no positive number`);
  return number;
}

function parsePeers(text: string): readonly PeerName[] {
  if (text === 'none') return [];
  return text.split(',').map((name) => {
    const known = PEER_NAMES.find((peer) => peer === name);
    if (known === undefined)
      throw new UsageError(`there is no peer "${name}"; known are ${PEER_NAMES.join(', ')}`);
    return known;
  });
}
