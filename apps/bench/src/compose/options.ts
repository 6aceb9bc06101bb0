import { parseArgs } from 'node:util';
import { UsageError } from '../errors';
import { PEER_NAMES } from './peers';
import type { PeerName } from './peers';

/** What the bench is asked to do. */
export interface Options {
  readonly size: string;
  /** The contenders to measure beside Strata; those that are not installed are skipped. */
  readonly peers: readonly PeerName[];
  /** How often each measurement is repeated. */
  readonly rounds: number;
  readonly json: boolean;
  readonly help: boolean;
  /** A directory that brings its own workload. */
  readonly workload?: string;
  /** Where peers are, for those that are not on the PATH or have another name there. */
  readonly files: Readonly<Partial<Record<PeerName, string>>>;
}

/** What `--help` prints. */
export const HELP = `Measures how long Strata takes to compose a fleet, and Jsonnet, and merging by hand.

  npm run bench -- --compose [options]

  --size S|M|L|5x2       20x3, 60x10, 100x50, or any addons x clusters; default L
  --peers a,b            of jsonnet, go-jsonnet, naive, or "none"; default all that are found
  --rounds 3             how often each measurement is repeated, alternating
  --json                 everything, for machines
  --workload <dir>       a workload instead of the bench's own fleet; also STRATA_BENCH_WORKLOAD
  --jsonnet <file>       the C++ Jsonnet, if "jsonnet" on the PATH is not it
  --go-jsonnet <file>    go-jsonnet, if "gojsonnet" on the PATH is not it

It exits with 1 when the contenders do not give equal configurations. Times are never judged.
See docs/benchmarks.md.
`;

/** Reads the command line and the environment. @throws UsageError for what it does not know */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv): Options {
  const values = parse(argv);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UsageError(`--rounds ${values.rounds} is no positive number`);
  return {
    size: values.size,
    peers: parsePeers(values.peers),
    rounds,
    json: values.json,
    help: values.help,
    workload: values.workload ?? (env.STRATA_BENCH_WORKLOAD || undefined),
    files: { jsonnet: values.jsonnet, 'go-jsonnet': values['go-jsonnet'] },
  };
}

function parse(argv: readonly string[]) {
  const options = {
    size: { type: 'string', default: 'L' },
    peers: { type: 'string', default: PEER_NAMES.join(',') },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
    workload: { type: 'string' },
    jsonnet: { type: 'string' },
    'go-jsonnet': { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
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
