import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Command } from '../run-process';

/** What Strata's whole pipeline is measured against. */
export const PEER_NAMES = ['jsonnet', 'go-jsonnet', 'cdk8s', 'naive'] as const;

/** The name of something that Strata is measured against. */
export type PeerName = (typeof PEER_NAMES)[number];

/** A peer that is installed, as one way to make the fleet. */
export interface Peer {
  /** Such as `go-jsonnet, YAML`. */
  readonly name: string;
  readonly version: string;
  /** Whether it makes no directories, so that they must be there. */
  readonly needsDirectories: boolean;
  /** The process that makes everything, or what one addon is made of. */
  readonly command: (data: string, output: string, addon?: string) => Command;
}

/** A peer that was asked for and is not installed. */
export interface SkippedPeer {
  readonly name: PeerName;
  readonly remedy: string;
}

const PROGRAMS = resolve(__dirname, '../../peers');

const REMEDIES: Readonly<Record<PeerName, string>> = {
  jsonnet:
    'install it with "apt-get install jsonnet" or "brew install jsonnet", or name it with --jsonnet <file>',
  'go-jsonnet':
    'install it with "go install github.com/google/go-jsonnet/cmd/jsonnet@latest", and name it with --go-jsonnet "$(go env GOPATH)/bin/jsonnet"',
  cdk8s:
    'install it with "npm install cdk8s constructs lodash" in a directory, and name that with STRATA_BENCH_PEERS',
  naive:
    'install it with "npm install lodash js-yaml yaml" in a directory, and name that with STRATA_BENCH_PEERS',
};

/**
 * Looks for the peers that are wanted.
 *
 * @param files where programs are that are not on the PATH or have another name there
 * @param packages the directory whose node_modules holds what peers in JavaScript import
 */
export function findPeers(
  wanted: readonly PeerName[],
  files: Readonly<Partial<Record<PeerName, string>>>,
  packages: string,
): { readonly found: readonly Peer[]; readonly skipped: readonly SkippedPeer[] } {
  const found = wanted.map((name) => [name, FINDERS[name](files[name], packages)] as const);
  return {
    found: found.flatMap(([, peers]) => peers),
    skipped: found.flatMap(([name, peers]) => (peers.length > 0 ? [] : [{ name, remedy: REMEDIES[name] }])),
  };
}

const FINDERS: Readonly<Record<PeerName, (file: string | undefined, packages: string) => readonly Peer[]>> = {
  jsonnet: (file) => jsonnets(['jsonnet'], file, false),
  'go-jsonnet': (file) => jsonnets(['gojsonnet', 'jsonnet-go', 'jsonnet'], file, true),
  cdk8s: (_file, packages) => inNode(packages, 'cdk8s', ['cdk8s', 'constructs', 'lodash'], 'cdk8s.js', []),
  naive: (_file, packages) => [
    ...inNode(packages, 'by hand, js-yaml', ['js-yaml', 'lodash'], 'naive.js', ['js-yaml']),
    ...inNode(packages, 'by hand, yaml', ['yaml', 'lodash'], 'naive.js', ['yaml']),
  ],
};

/** A Jsonnet is known by the version that it prints, not by the name of its file. */
function jsonnets(names: readonly string[], file: string | undefined, isGo: boolean): readonly Peer[] {
  for (const candidate of file === undefined ? names : [file]) {
    const { status, stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8' });
    if (status !== 0 || stdout.includes('Go implementation') !== isGo) continue;
    const [number = stdout.trim()] = /\d+\.\S+/.exec(stdout) ?? [];
    const version = `${isGo ? 'go-jsonnet' : 'jsonnet'} ${number}`;
    const json = jsonnet(
      candidate,
      version,
      isGo ? 'go-jsonnet, JSON' : 'jsonnet, JSON',
      'fleet.jsonnet',
      [],
    );
    // C++ Jsonnet prints YAML by a function in Jsonnet: many times as long as JSON.
    return isGo
      ? [json, jsonnet(candidate, version, 'go-jsonnet, YAML', 'fleet-yaml.jsonnet', ['-S'])]
      : [json];
  }
  return [];
}

const jsonnet = (
  file: string,
  version: string,
  name: string,
  program: string,
  flags: readonly string[],
): Peer => ({
  name,
  version,
  needsDirectories: true,
  command: (data, output, addon) => {
    const what = addon === undefined ? ['--tla-code', 'addon=null'] : ['--tla-str', `addon=${addon}`];
    return { file, args: [...flags, '-J', data, '-m', output, join(PROGRAMS, program), ...what] };
  },
});

function inNode(
  packages: string,
  name: string,
  needed: readonly string[],
  program: string,
  words: readonly string[],
): readonly Peer[] {
  const load = createRequire(join(packages, 'package.json'));
  try {
    needed.forEach((each) => load.resolve(each));
    const { version } = load(`${needed[0] ?? ''}/package.json`) as { version: string };
    const env = { ...process.env, NODE_PATH: join(packages, 'node_modules') };
    return [
      {
        name,
        version: `${needed[0] ?? ''} ${version}`,
        needsDirectories: false,
        command: (data, output, addon) => ({
          file: process.execPath,
          args: [join(PROGRAMS, program), ...words, data, output, ...(addon === undefined ? [] : [addon])],
          env,
        }),
      },
    ];
  } catch {
    return [];
  }
}
