import { KEYS, keysOf, rankOf, typeOf } from './keys';
import type {
  Base,
  Expression,
  FieldType,
  Has,
  Member,
  ObjectLiteral,
  Program,
  Read,
  Sketch,
  Wish,
} from './syntax';

type Path = readonly (string | number)[];

/** Where an expression stands: what it computes, and the objects around it. */
interface Position {
  /** The path of the value that the expression computes. */
  readonly own: Path;
  /** The path of the object around it. */
  readonly around: Path;
  readonly depth: number;
  /** Whether there is nothing below the object around it that reads could find. */
  readonly isLowest: boolean;
  /** Whether it is joined with what is below. */
  readonly isMerged: boolean;
  /** The keys that the object literal around it gives itself. */
  readonly siblings: readonly string[];
  /** The paths of the objects further out that have names here, by depth. */
  readonly outer: ReadonlyMap<number, Path>;
}

/** The keys that filled objects have, by the length of their path. */
const FILLED: readonly (readonly string[])[] = [[...KEYS.keys()], ['n1', 's1', 'l1', 'm1', 'n2'], ['n1']];

/** Items that are added stand behind any that are there. */
const ADDED = 9;

/**
 * Turns wishes into reads of paths that exist and come before the reader, so that most programs have a value; wild
 * wishes may read anything.
 */
export function settle({ layers, order }: Sketch): Program {
  return {
    layers: layers.map(({ fields, assertions }, index) => {
      const outer = new Map<number, Path>();
      const end: Position = {
        own: ['~'],
        around: [],
        depth: 0,
        isLowest: index === 0,
        isMerged: false,
        siblings: [],
        outer,
      };
      const root = settleObject(fields, { ...end, own: [], depth: -1 }, outer);
      return { fields: root, assertions: assertions.map((assertion) => settleIn(assertion, end)) };
    }),
    order,
  };
}

function settleObject(
  { members, isLate, isFilled }: ObjectLiteral<Wish>,
  { own: path, depth: depthAround, isLowest: isBottom }: Position,
  outer: Position['outer'],
): ObjectLiteral<Read> {
  const siblings = members.flatMap(({ key, keyStyle }) => (keyStyle === 'absent' ? [] : [key]));
  const depth = depthAround + 1;
  const hasAll = isFilled && isBottom;
  const given = members.map((member): Member<Read> => {
    const own =
      member.operation === 'merge' && isList(member.key)
        ? [...path, member.key, ADDED]
        : [...path, member.key];
    const isLowest = hasAll || member.operation === 'set';
    const isMerged = member.operation !== 'set';
    const position = { own, around: path, depth, isLowest, isMerged, siblings, outer };
    return { ...member, value: settleIn(member.value, position) };
  });
  const missing = hasAll ? (FILLED[path.length] ?? []).filter((key) => !siblings.includes(key)) : [];
  const added = missing.map((key) => fill(key, path.length));
  return { kind: 'object', members: [...added, ...given], isLate, isFilled };
}

const isNumbers = (step: string | number): boolean => KEYS.get(String(step)) === 'numbers';

const isList = (key: string): boolean => typeOf(key) === 'numbers' || typeOf(key) === 'objects';

function settleIn(expression: Expression<Wish>, position: Position): Expression<Read> {
  const { own, depth, around } = position;
  const named = new Map([...position.outer, [depth, around]]);
  switch (expression.kind) {
    case 'literal':
    case 'error':
    case 'has':
      return expression;
    case 'wish':
      return grant(expression, position);
    case 'call':
      return { ...expression, args: expression.args.map((arg) => settleIn(asLate(arg), position)) };
    case 'list': {
      const outer = expression.isLate ? named : position.outer;
      const items = expression.items.map((item, index) => {
        const late = expression.isLate ? asLate(item) : item;
        const start = own.at(-1) === ADDED ? own.slice(0, -1) : own;
        const offset = own.at(-1) === ADDED ? ADDED : 0;
        return settleIn(late, { ...position, own: [...start, offset + index], isLowest: true, outer });
      });
      return { ...expression, items };
    }
    case 'object':
      return settleObject(expression, position, expression.isLate ? named : position.outer);
    case 'comprehension': {
      const inner = {
        own: [...own, 'n1'],
        around: own,
        depth: depth + 1,
        isLowest: true,
        isMerged: false,
        siblings: [],
        outer: named,
      };
      return { ...expression, body: settleIn(expression.body, inner) };
    }
    case 'extend':
      return {
        ...expression,
        parts: expression.parts.map((part, index) =>
          settleIn(asLate(part), { ...position, isLowest: position.isLowest && index === 0 }),
        ),
      };
  }
}

/** Inside an expression every literal is made by the function around it, and knows the names there. */
const asLate = (expression: Expression<Wish>): Expression<Wish> =>
  expression.kind === 'object' || expression.kind === 'list' ? { ...expression, isLate: true } : expression;

function grant(wish: Wish, position: Position): Expression<Read> {
  const found = baseFor(wish, position);
  if (found === undefined) return fallback(wish.type);
  const { base, path } = found;
  if (wish.type === 'object') return { kind: 'read', base: base === 'super' ? 'self' : base, path: [] };
  const paths = candidates(wish.type, path, position);
  // What adds itself to itself doubles with every layer, at every level.
  const seesOwn = base === 'super' && !position.isMerged;
  const allowed = wish.isWild
    ? paths
    : paths.filter((rest) => mayRead([...path, ...rest], position.own, seesOwn));
  const picked = allowed[wish.pick % Math.max(1, allowed.length)];
  if (picked === undefined) return fallback(wish.type);
  const read: Read = { kind: 'read', base, path: picked };
  const isSure = base === '$' || (position.around.length === 0 && base !== 'super') || wish.pick === 99;
  return wish.isWild ? read : guard(read, isSure ? 1 : 0, wish.type);
}

/** Reads, from a step of the path on, only what is there: layers replace maps. */
function guard(read: Read, first: number, type: Wish['type']): Expression<Read> {
  return read.path.reduceRight<Expression<Read>>((inner, key, index) => {
    if (typeof key === 'number' || index < first) return inner;
    const path = read.path.slice(0, index) as string[];
    if (typeof path.at(-1) === 'number') return inner;
    const has: Has = { kind: 'has', base: read.base, path, key };
    return { kind: 'call', name: 'if', args: [has, inner, fallback(type)] };
  }, read);
}

function baseFor(
  { base, pick }: Wish,
  { around, outer }: Position,
): { readonly base: Base; readonly path: Path } | undefined {
  if (base === '$') return { base, path: [] };
  if (base !== 'outer') return { base, path: around };
  const all = [...outer];
  const chosen = all[pick % Math.max(1, all.length)];
  return chosen && { base: chosen[0], path: chosen[1] };
}

/** The paths of a type below an object: its own fields, those of its maps, and what is in its lists. */
function candidates(
  type: FieldType,
  base: Path,
  { around, own: reader, siblings: beside }: Position,
): Path[] {
  const siblings = base === around ? beside : [];
  const at = (path: Path): readonly string[] => FILLED[path.length] ?? [];
  const own = [...new Set([...at(base), ...siblings])];
  const inner = at([...base, 'm']);
  const maps = keysOf('map').filter((key) => own.includes(key));
  const paths: Path[] = [
    ...own.filter((key) => typeOf(key) === type).map((key) => [key]),
    ...maps.flatMap((map) => inner.filter((key) => typeOf(key) === type).map((key) => [map, key])),
  ];
  if (type === 'number' && own.includes('l1')) paths.push(['l1', 0]);
  if (type === 'number' && own.includes('o1')) paths.push(['o1', 0, 'n1']);
  const list = reader[base.length];
  const index = reader[base.length + 1];
  if (type === 'number' && list !== undefined && typeof index === 'number' && isNumbers(list)) {
    // Items of the same list, which only lists that are lazy can read.
    for (let before = 0; before < index && index < ADDED; before++) paths.push([list, before]);
  }
  return paths;
}

/** Whether a path comes before the reader and does not contain it; `super` may also read the reader's own field. */
function mayRead(path: Path, own: Path, isBelow: boolean): boolean {
  for (const [index, step] of path.entries()) {
    const mine = own[index];
    if (mine === undefined) return isBelow;
    const difference = order(step) - order(mine);
    if (difference !== 0) return difference < 0;
  }
  return isBelow && path.length === own.length;
}

const order = (step: string | number): number =>
  typeof step === 'number' ? step : step === '~' ? Infinity : rankOf(step);

function fill(key: string, level: number): Member<Read> {
  const plain = { key, keyStyle: 'plain', visibility: ':', operation: 'set' } as const;
  const type = typeOf(key);
  if (type !== 'map' && type !== 'objects') return { ...plain, value: fallback(type) };
  const members = (FILLED[level + 1] ?? []).map((inner) => fill(inner, level + 1));
  const object = {
    kind: 'object',
    members: level > 1 ? [] : members,
    isLate: false,
    isFilled: true,
  } as const;
  if (type === 'map') return { ...plain, value: object };
  const item = { ...object, members: [fill('n1', 3), fill('s1', 3)] };
  return { ...plain, value: { kind: 'list', items: [item], isLate: false } };
}

function fallback(type: Wish['type']): Expression<Read> {
  const number = (value: number): Expression<Read> => ({ kind: 'literal', value });
  switch (type) {
    case 'number':
      return number(1);
    case 'text':
      return { kind: 'literal', value: 'z' };
    case 'boolean':
      return { kind: 'literal', value: true };
    case 'scalar':
    case 'any':
      return { kind: 'literal', value: null };
    case 'numbers':
      return { kind: 'list', items: [number(1), number(2)], isLate: false };
    case 'objects':
      return { kind: 'list', items: [], isLate: false };
    case 'map':
    case 'object':
      return { kind: 'object', members: [], isLate: true, isFilled: false };
  }
}
