import { AND_OR } from './builtins';
import { checkType, convertConstant } from './check-type';
import { ExecutionError } from './execution-error';
import type { FunctionMap, GoType } from './go-function';
import type { Operand } from './nodes';
import { requireOrder } from './unordered';
import { isTrue } from './value';
import type { GoValue } from './value';

/** Stands for the value of the command before, where there is none. */
export const NONE = Symbol('none');

/** The value of the command before: the last argument of what is called. */
export type Final = GoValue | typeof NONE;

/** What a function is called with. */
export interface CallArguments {
  readonly operands: readonly Operand[];
  readonly final: Final;
  /** The value of an operand. */
  readonly evaluate: (operand: Operand) => GoValue;
}

/** Functions that do nothing with the order of a list. */
const ORDERLESS: ReadonlySet<string> = new Set(
  'sortAlpha len not empty has mustHas default coalesce ternary all any list tuple dict set kindOf kindIs typeOf typeIs'.split(
    ' ',
  ),
);

/** Calls a function by its name. @throws ExecutionError, UnsupportedError, and what its arguments throw */
export function callFunction(
  functions: FunctionMap,
  { name, offset }: Extract<Operand, { kind: 'function' }>,
  given: CallArguments,
): GoValue {
  const declared = functions[name];
  if (declared === undefined) throw new ExecutionError(`${name} is not a defined function`, offset);
  const { operands, final } = given;
  const { params, rest, call } = declared;
  const count = operands.length + Number(final !== NONE);
  if (rest === undefined ? count !== params.length : count < params.length) {
    const wanted = rest === undefined ? `want ${params.length}` : `want at least ${params.length}`;
    throw new ExecutionError(`wrong number of args for ${name}: ${wanted} got ${count}`, offset);
  }
  const shortcut = AND_OR.get(declared);
  if (shortcut !== undefined) return evaluateUntil(shortcut, given);
  const typeAt = (index: number): GoType => params[index] ?? rest ?? 'any';
  const values = operands.map((operand, index) => evaluateArgument(operand, typeAt(index), given));
  if (final !== NONE) values.push(checkType(final, typeAt(operands.length), offset));
  if (!ORDERLESS.has(name)) values.forEach(requireOrder);
  try {
    return call(...values);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error;
    if (error instanceof Error && error.name !== 'Error') throw error;
    throw new ExecutionError(`error calling ${name}: ${(error as Error).message}`, offset);
  }
}

/** `and` and `or` evaluate no more arguments than they need. */
function evaluateUntil(decisive: boolean, given: CallArguments): GoValue {
  let value: GoValue;
  for (const operand of given.operands) {
    value = evaluateArgument(operand, 'any', given);
    if (isTrue(value) === decisive) return value;
  }
  return given.final === NONE ? value : given.final;
}

function evaluateArgument(operand: Operand, type: GoType, { evaluate }: CallArguments): GoValue {
  if (operand.kind === 'number') return convertConstant(operand.value, type, operand.offset);
  const value = evaluate(operand);
  if (operand.kind === 'nil' && !['any', 'list', 'map'].includes(type)) {
    throw new ExecutionError(`cannot assign nil to ${type}`, operand.offset);
  }
  // A plain nil is a nil of the type that is asked for.
  const isPlainNil = operand.kind === 'nil' && type !== 'any';
  return checkType(isPlainNil ? undefined : value, type, operand.offset);
}
