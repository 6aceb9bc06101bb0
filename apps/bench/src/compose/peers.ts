import { spawnSync } from 'node:child_process';

/** What Strata is measured against; `naive` is merging by hand, which is always there. */
export const PEER_NAMES = ['jsonnet', 'go-jsonnet', 'naive'] as const;

/** The name of something that Strata is measured against. */
export type PeerName = (typeof PEER_NAMES)[number];

/** A Jsonnet that is installed. */
export interface Jsonnet {
  readonly name: 'jsonnet' | 'go-jsonnet';
  readonly file: string;
  readonly version: string;
}

/** A peer that was asked for and is not installed. */
export interface SkippedPeer {
  readonly name: PeerName;
  readonly remedy: string;
}

const REMEDIES = {
  jsonnet:
    'install it with "apt-get install jsonnet" or "brew install jsonnet", or name it with --jsonnet <file>',
  'go-jsonnet':
    'install it with "go install github.com/google/go-jsonnet/cmd/jsonnet@latest", and name it with --go-jsonnet "$(go env GOPATH)/bin/jsonnet"',
} as const;

/** Looks for the Jsonnets that are wanted. Each implementation is known by the version it prints, not by its name. */
export function findJsonnets(
  wanted: readonly PeerName[],
  files: Readonly<Partial<Record<PeerName, string>>>,
): { readonly found: readonly Jsonnet[]; readonly skipped: readonly SkippedPeer[] } {
  const found: Jsonnet[] = [];
  const skipped: SkippedPeer[] = [];
  for (const name of wanted) {
    if (name === 'naive') continue;
    const named = files[name];
    const candidates = named === undefined ? ['jsonnet', 'gojsonnet', 'go-jsonnet'] : [named];
    const jsonnet = candidates.map((file) => identify(file)).find((candidate) => candidate?.name === name);
    if (jsonnet === undefined) skipped.push({ name, remedy: REMEDIES[name] });
    else found.push(jsonnet);
  }
  return { found, skipped };
}

function identify(file: string): Jsonnet | undefined {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const version = stdout.trim();
  return { name: version.includes('Go implementation') ? 'go-jsonnet' : 'jsonnet', file, version };
}
