import { isMap } from '@strata/compose';

/** The names that a configuration declares. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly locals: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  /** Addresses, such as `helm_release.argo_cd` and `data.http.version`. */
  readonly blocks: ReadonlySet<string>;
}

/** A block of a type and a name. */
export interface NamedBlock {
  readonly kind: BlockKind;
  readonly type: string;
  readonly name: string;
  /** As others refer to it. */
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const BLOCK_KINDS = ['resource', 'data', 'ephemeral'] as const;

/** Kinds of blocks that have a type and a name, and belong to a provider. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** What a configuration declares; what has another shape than it should is left out. */
export function readDeclarations(config: Readonly<Record<string, unknown>>): Declarations {
  return {
    variables: new Map(entriesOf(config['variable']).map(([name, body]) => [name, isMap(body) ? body : {}])),
    locals: new Set(entriesOf(config['locals']).map(([name]) => name)),
    modules: new Set(entriesOf(config['module']).map(([name]) => name)),
    blocks: new Set(blocksOf(config).map(({ address }) => address)),
  };
}

/** The resources, data sources and ephemeral resources of a configuration. */
export const blocksOf = (config: Readonly<Record<string, unknown>>): NamedBlock[] =>
  BLOCK_KINDS.flatMap((kind) =>
    entriesOf(config[kind]).flatMap(([type, named]) =>
      entriesOf(named).map(([name, body]) => ({
        kind,
        type,
        name,
        address: `${kind === 'resource' ? '' : `${kind}.`}${type}.${name}`,
        body: isMap(body) ? body : {},
      })),
    ),
  );

/** The fields of a map, but for comments; nothing of anything else. */
export const entriesOf = (value: unknown): [string, unknown][] =>
  isMap(value) ? Object.entries(value).filter(([key]) => key !== '//') : [];
