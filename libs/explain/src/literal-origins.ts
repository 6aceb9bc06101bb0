import type { Location } from '@strata/model';
import type { Output } from '@strata/render';
import { fieldOf } from './influence';
import type { OutputLeaf } from './influence';
import { isSame } from './leaves';
import { changePart, changeParts, isCutFrom, mayBePartOf } from './literals';
import type { FindLiterals, Literal } from './literals';
import { bringsAnotherItem, fieldUnderNewKey } from './moved-field';
import type { ValueOrigin } from './origin';
import { perturb } from './perturb';

/** What a literal has to do with a leaf; what comes later says more. */
const RELATIONS = ['gives too', 'needed', 'reaches'] as const;

/** The literals of code in leaves: each is tried with another value, and only those that reach a leaf are named. */
export function findLiteralOrigins(
  findLiterals: FindLiterals,
  leaves: readonly OutputLeaf[],
  before: readonly Output[],
): ReadonlyMap<OutputLeaf, readonly ValueOrigin[]> {
  const found = RELATIONS.map((relation) => ({ relation, origins: new Map<OutputLeaf, ValueOrigin[]>() }));
  const values = new Set(leaves.map(({ value }) => value));
  const literals = findLiterals((literal) => [...values].some((value) => concerns(literal, value)));
  for (const literal of literals) {
    const { location, value } = literal;
    const isWhole = ![...values].some((each) => isCutFrom(value, each));
    const other = isWhole ? perturb(value)[0] : changeParts(value as string);
    const after = attempt(() => literal.outputsWith(other as typeof value));
    for (const leaf of leaves.filter((each) => concerns(literal, each.value))) {
      const relation = relationTo(leaf, literal, { before, after, other });
      const origins = found.find((each) => each.relation === relation)?.origins;
      origins?.set(leaf, [...(origins.get(leaf) ?? []), codeOrigin(value, location)]);
    }
  }
  return new Map(found.flatMap(({ origins }) => [...origins]));
}

/** What became of the output with another literal. */
interface Trial {
  readonly before: readonly Output[];
  /** Undefined where the code refuses the other literal. */
  readonly after: readonly Output[] | undefined;
  readonly other: unknown;
}

function relationTo(
  leaf: OutputLeaf,
  { value, isName }: Literal,
  { before, after, other }: Trial,
): (typeof RELATIONS)[number] | undefined {
  const isCut = isCutFrom(value, leaf.value);
  const change = isCut
    ? { from: leaf.value, to: changePart(value as string, leaf.value as string) }
    : { from: value, to: other };
  const isAll = isSame(value, leaf.value) || JSON.stringify(value) === leaf.value;
  const changed = after && (fieldOf(before, after, leaf) ?? fieldUnderNewKey(before, after, leaf, change));
  // Where no other literal is accepted in the place of the one that says the value, it has to be that one.
  if (changed === undefined) return isAll && !isName ? 'needed' : undefined;
  if (!isSame(leaf.value, changed)) return 'reaches';
  return after !== undefined && bringsAnotherItem(before, after, leaf, change) ? 'gives too' : undefined;
}

const concerns = (literal: Pick<Literal, 'value' | 'isName'>, value: unknown): boolean =>
  mayBePartOf(literal, value) || isCutFrom(literal.value, value);

/** A literal of code as an origin. */
export const codeOrigin = (value: unknown, location: Location): ValueOrigin => ({
  kind: 'code',
  path: '',
  value,
  location,
  isComputed: false,
  overridden: [],
  reads: [],
});

/** Code refuses some literals; then they tell nothing. */
function attempt<V>(run: () => V): V | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
