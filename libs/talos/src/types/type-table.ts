import type { Contract } from '../contract';
import TABLE from './types.json';

const SCALARS = ['string', 'bool', 'int', 'uint', 'float', 'bytes', 'duration'] as const;

/** How a value of a field is written, and how two of them merge. */
export type Shape =
  | { readonly kind: 'scalar'; readonly of: (typeof SCALARS)[number] }
  /** A text that a type of Talos reads, by the name of that type. */
  | { readonly kind: 'text'; readonly type: string }
  | { readonly kind: 'list'; readonly item: FieldType }
  | { readonly kind: 'map'; readonly value: FieldType }
  | { readonly kind: 'struct'; readonly type: string }
  /** Free data, such as the configuration of another program. */
  | { readonly kind: 'free' };

/** One field of a document, or what a list or map holds. */
export interface FieldType {
  readonly shape: Shape;
  /** Whether the release still reads the field, and its schema has it no more. */
  readonly isDeprecated: boolean;
  /** Whether a patch replaces the value as a whole. */
  readonly isReplaced: boolean;
  /** Whether Talos tells an absent value from an empty one. */
  readonly isOptional: boolean;
  /** The name of the type that merges in its own way. */
  readonly merge?: string;
}

type Code = string | Readonly<Record<string, string>>;

const DOCUMENTS: Readonly<Record<string, Code>> = TABLE.documents;
const TYPES: Readonly<Record<string, Readonly<Record<string, Code>>>> = TABLE.types;

const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const codeOf = (code: Code | undefined, contract: Contract): string | undefined =>
  typeof code === 'object' ? own(code, contract) : code;

/** The kinds of documents of a release; `v1alpha1` is the one without a kind. */
export const kindsOf = (contract: Contract): string[] =>
  Object.keys(DOCUMENTS).filter((kind) => codeOf(DOCUMENTS[kind], contract) !== undefined);

/** The type of a kind of document in a release; undefined where the release has none. */
export const typeOfKind = (contract: Contract, kind: string): string | undefined =>
  codeOf(own(DOCUMENTS, kind), contract);

/** The releases that have a kind of document. */
export function releasesOfKind(kind: string, contracts: readonly Contract[]): Contract[] {
  return contracts.filter((contract) => typeOfKind(contract, kind) !== undefined);
}

/** Names of the fields of a type in a release. */
export const fieldNames = (contract: Contract, type: string): string[] =>
  Object.entries(own(TYPES, type) ?? {}).flatMap(([field, code]) =>
    codeOf(code, contract) === undefined ? [] : [field],
  );

const parsed = new Map<string, FieldType>();

/** A field of a type in a release; undefined where the release has none. */
export function fieldOf(contract: Contract, type: string, field: string): FieldType | undefined {
  const code = codeOf(own(own(TYPES, type) ?? {}, field), contract);
  if (code === undefined) return undefined;
  let found = parsed.get(code);
  if (found === undefined) {
    found = parseCode(code);
    parsed.set(code, found);
  }
  return found;
}

/** Reads a code of the table, as libs/talos/extract/main.go writes it. */
function parseCode(code: string): FieldType {
  const [, deprecated = '', replaced = '', optional = '', merge, rest = ''] =
    /^(!?)(=?)(\?*)(?:@(\w+):)?(.+)$/.exec(code) ?? [];
  return {
    shape: parseShape(rest),
    isDeprecated: deprecated !== '',
    isReplaced: replaced !== '',
    isOptional: optional !== '',
    ...(merge === undefined ? {} : { merge }),
  };
}

function parseShape(code: string): Shape {
  if (code.startsWith('[]')) return { kind: 'list', item: parseCode(code.slice(2)) };
  if (code.startsWith('{}')) return { kind: 'map', value: parseCode(code.slice(2)) };
  if (code === 'object' || code === 'any') return { kind: 'free' };
  const scalar = SCALARS.find((each) => each === code);
  if (scalar !== undefined) return { kind: 'scalar', of: scalar };
  return code.startsWith('text.')
    ? { kind: 'text', type: code.slice('text.'.length) }
    : { kind: 'struct', type: code };
}
