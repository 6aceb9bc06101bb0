/** A value that is computed when it is asked for. */
export type Thunk = () => unknown;

/** One function in both languages: as Jsonnet text, and as what JavaScript computes from lazy arguments. */
interface SharedFunction {
  readonly write: (...args: string[]) => string;
  readonly compute: (...args: Thunk[]) => unknown;
}

const define = <N extends string>(functions: Record<N, SharedFunction>): Record<N, SharedFunction> =>
  functions;

/** Every function that programs call. They are as strict as Jsonnet: JavaScript would turn `1 + null` into 1. */
export const FUNCTIONS = define({
  add: { write: (a, b) => `(${a} + ${b})`, compute: (a, b) => number(a()) + number(b()) },
  subtract: { write: (a, b) => `(${a} - ${b})`, compute: (a, b) => number(a()) - number(b()) },
  less: { write: (a, b) => `(${a} < ${b})`, compute: (a, b) => number(a()) < number(b()) },
  equal: { write: (a, b) => `(${a} == ${b})`, compute: (a, b) => a() === b() },
  and: { write: (a, b) => `(${a} && ${b})`, compute: (a, b) => boolean(a()) && boolean(b()) },
  or: { write: (a, b) => `(${a} || ${b})`, compute: (a, b) => boolean(a()) || boolean(b()) },
  not: { write: (a) => `(!${a})`, compute: (a) => !boolean(a()) },
  join: { write: (a, b) => `(${a} + ${b})`, compute: (a, b) => text(a()) + format(b()) },
  format: {
    write: (a, b) => `('%s/%s' % [${a}, ${b}])`,
    compute: (a, b) => `${format(a())}/${format(b())}`,
  },
  if: {
    write: (condition, yes, no) => `(if ${condition} then ${yes} else ${no})`,
    compute: (condition, yes, no) => (boolean(condition()) ? yes() : no()),
  },
  ignoring: { write: (a, b) => `(local unused = ${a}; ${b})`, compute: (_, b) => b() },
  twice: { write: (a) => `(local x = ${a}; x + x)`, compute: (a) => number(a()) * 2 },
  applied: {
    write: (a, b) => `(function(x, y=${b}) x)(${a})`,
    compute: (a, b) => ((x: Thunk, y: Thunk = b) => (y === b ? x() : y()))(a),
  },
  first: { write: (list) => `${list}[0]`, compute: (list) => itemAt(list(), 0) },
  length: { write: (value) => `std.length(${value})`, compute: (value) => lengthOf(value()) },
  fields: {
    write: (map) => `std.objectFields(${map})`,
    compute: (map) => Object.keys(map() as object).sort(),
  },
  allFields: {
    write: (map) => `std.objectFieldsAll(${map})`,
    compute: (map) => Object.getOwnPropertyNames(map()).sort(),
  },
  concat: {
    write: (a, b) => `(${a} + ${b})`,
    compute: (a, b) => [...lateItems(a()), ...lateItems(b())],
  },
  each: {
    write: (list) => `[x + 10 for x in ${list}]`,
    compute: (list) => lateItems(list()).map((item) => () => number(item()) + 10),
  },
  filter: {
    write: (list) => `[x for x in ${list} if x > 1]`,
    compute: (list) => lateItems(list()).filter((item) => number(item()) > 1),
  },
});

/** The name of a function that programs call. */
export type FunctionName = keyof typeof FUNCTIONS;

/** The items of a list as functions. Spreading a composed list would compute all of them at once. */
export function lateItems(list: unknown): Thunk[] {
  if (!Array.isArray(list)) throw new TypeError('not a list');
  return Array.from({ length: list.length }, (_, index) => () => itemAt(list, index));
}

/** An item of a list, or what the late-bound function in its place gives. @throws RangeError past the end */
export function itemAt(list: unknown, index: number): unknown {
  if (!Array.isArray(list)) throw new TypeError('not a list');
  if (index >= list.length) throw new RangeError('past the end of the list');
  const item: unknown = list[index];
  return typeof item === 'function' ? (item as Thunk)() : item;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Object.keys(value as object).length;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('not a number');
  return value;
}

function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError('not a boolean');
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

function format(value: unknown): string {
  if (typeof value === 'object' && value !== null) throw new TypeError('not a scalar');
  return String(value);
}
