import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import memoize from 'lodash/memoize';
import { isMap } from '@strata/compose';
import type { Issue } from '@strata/model';
import type { GeneratedApplication } from '@strata/argocd';
import type { FoundIssue } from '../join-issues';
import { seenByGuests } from '../project-part';
import type { BroughtObjects } from '../project-part';
import { MEMORY_DIRECTORY, readCached, removeCached, writeCached } from './cache-file';
import { digestOf, digestOfBytes } from './digest';

/** Files that a render gave, and the state in which it left them; no state where that is not certain. */
export interface KeptFiles {
  readonly content: string;
  readonly state?: string;
  readonly count: number;
}

/**
 * Where a piece of JSON stands in the file of a project, with the digest of its text, and that of what virtual clusters of
 * the cluster see of it where that is not all.
 */
export type Piece = readonly [offset: number, bytes: number, digest: string, forGuests?: string];

/** What is kept of an addon on one cluster. */
export interface KeptTarget {
  /** Names everything that it depends on. */
  readonly inputs: string;
  readonly version?: string;
  readonly files: KeptFiles;
  readonly found: readonly FoundIssue[];
  /** The indices of the exceptions that excuse something. */
  readonly used: readonly number[];
}

/** What is kept of a project, apart from what it brings to clusters. */
export interface ProjectRecord {
  /** Names everything that all of it depends on. */
  readonly inputs: string;
  /** Names what an addon depends on on every cluster alike. */
  readonly base: string;
  /** Addons whose code it has read beside its own. */
  readonly reads: readonly string[];
  /** What belongs to no cluster. */
  readonly common: KeptFiles;
  /** Names an ApplicationSet with the clusters that it was evaluated for. */
  readonly set: string;
  /** Warnings, apart from those that are found in objects. */
  readonly issues: readonly Issue[];
  readonly found: readonly FoundIssue[];
  readonly used: readonly number[];
  /** Whether it renders definitions of kinds, by which its other objects are judged. */
  readonly definesKinds: boolean;
  readonly targets: Readonly<Record<string, KeptTarget>>;
}

/** The pieces of what a project brings to clusters, and the file that they are in. */
export interface KeptParts {
  readonly file: string;
  /** The file before: other processes may be reading it. */
  readonly previous?: string;
  readonly brought: Readonly<Record<string, Piece>>;
  readonly generated: Readonly<Record<string, Piece>>;
}

/** What one project was found to give, as it is kept between processes. */
export interface ProjectMemory {
  readonly engine: string;
  readonly record: ProjectRecord;
  readonly parts: KeptParts;
}

/** No name of a project has a dot, and that of the workspace's own files have none before the ending. */
const recordFile = (project: string): string => `${project}.project.json`;

/** What is kept of a project by the same engine; undefined where nothing is. */
export function readMemory(root: string, project: string, engine: string): ProjectMemory | undefined {
  const saved = readCached(root, recordFile(project));
  return isMap(saved) && saved['engine'] === engine ? (saved as unknown as ProjectMemory) : undefined;
}

/** Keeps what a project gave. @param before what is kept no longer */
export function saveMemory(
  root: string,
  project: string,
  memory: ProjectMemory,
  before: KeptParts | undefined,
): void {
  writeCached(root, recordFile(project), JSON.stringify(memory));
  const { file, previous } = memory.parts;
  if (before?.previous !== undefined && ![file, previous].includes(before.previous)) {
    removeCached(root, before.previous);
  }
}

/** Something of this render, or the piece in which it is kept since one before. */
export type MaybeKept<Value> = { readonly made: Value } | { readonly kept: Piece };

/** What a project brings to clusters, and what is generated there. */
export interface Parts {
  readonly brought: ReadonlyMap<string, MaybeKept<BroughtObjects>>;
  readonly generated: ReadonlyMap<string, MaybeKept<readonly GeneratedApplication[]>>;
}

/**
 * Writes what a project brings to clusters, in a file that no other content has.
 *
 * @param before where pieces are that are kept
 */
export function writeParts(
  root: string,
  project: string,
  { brought, generated }: Parts,
  before: KeptParts | undefined,
): KeptParts | undefined {
  const old = memoize(() => (before === undefined ? undefined : readBytes(root, before.file)));
  const chunks: (string | Buffer)[] = [];
  let offset = 0;
  const place = <Value>(
    pieces: ReadonlyMap<string, MaybeKept<Value>>,
    nameIfNotAll?: (value: Value) => string | undefined,
  ): Record<string, Piece> | undefined => {
    const placed: Record<string, Piece> = {};
    for (const [cluster, value] of pieces) {
      const kept = 'kept' in value ? value.kept : undefined;
      const chunk =
        'made' in value
          ? JSON.stringify(value.made)
          : old()?.subarray(value.kept[0], value.kept[0] + value.kept[1]);
      if (chunk === undefined) return undefined;
      const bytes = Buffer.byteLength(chunk);
      const forGuests = 'made' in value ? nameIfNotAll?.(value.made) : value.kept[3];
      const name = kept?.[2] ?? digestOfBytes(chunk);
      placed[cluster] = forGuests === undefined ? [offset, bytes, name] : [offset, bytes, name, forGuests];
      chunks.push(chunk);
      offset += bytes;
    }
    return placed;
  };
  const [placed, held] = [place(brought, nameForGuests), place(generated)];
  if (placed === undefined || held === undefined) return undefined;
  const digests = [placed, held].flatMap((each) => Object.values(each).map(([, , digest]) => digest));
  const file = `${project}.${digestOf(digests)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 16)}.parts.json`;
  if (file !== before?.file && !writeCached(root, file, joinBytes(chunks))) return undefined;
  const previous = file === before?.file ? before.previous : before?.file;
  return { file, ...(previous === undefined ? {} : { previous }), brought: placed, generated: held };
}

/** Names what virtual clusters see of what is brought to their host, where that is not all. */
function nameForGuests(made: BroughtObjects): string | undefined {
  const seen = seenByGuests(made);
  const sizes = [made, seen].map(({ objects, claims, provided, addresses }) =>
    [objects, claims, provided, addresses].map(({ length }) => length).join(' '),
  );
  return sizes[0] === sizes[1] ? undefined : digestOfBytes(JSON.stringify(seen));
}

const joinBytes = (chunks: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));

function readBytes(root: string, file: string): Buffer | undefined {
  try {
    return readFileSync(join(root, MEMORY_DIRECTORY, file));
  } catch {
    return undefined;
  }
}

/** What was kept is gone: another process may have replaced it twice, or somebody has removed it. */
export class ForgottenError extends Error {}

/** Reads pieces of the file that a project's parts are in. */
export class PartReader {
  constructor(
    private readonly root: string,
    private readonly file: string,
  ) {}

  /** @throws ForgottenError where the file is not what was written */
  read<Value>([offset, bytes]: Piece): Value {
    try {
      const descriptor = openSync(join(this.root, MEMORY_DIRECTORY, this.file), 'r');
      try {
        const chunk = Buffer.allocUnsafe(bytes);
        readSync(descriptor, chunk, 0, bytes, offset);
        return JSON.parse(chunk.toString('utf8')) as Value;
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      throw new ForgottenError(`${this.file} cannot be read`, { cause: error });
    }
  }
}
