import { withOrigin } from '../layer';
import type { Layer } from '../layer';
import { append, extend, hidden, prepend, replace, visible } from '../operators';
import { FUNCTIONS, itemAt, lateItems } from './functions';
import { typeOf } from './keys';
import type { Base, Expression, ListLiteral, Member, ObjectLiteral, Program, Read } from './syntax';

interface Scope {
  readonly self: object;
  readonly super: object;
  readonly $: object;
}

/** Where a map is made: how deep, and which objects around it have names there. */
interface Surroundings {
  readonly depth: number;
  readonly outer: ReadonlyMap<number, object>;
}

/** Where an expression is computed. */
type Situation = Surroundings & { readonly scope: Scope };

/** The program as layers in the order in which they apply, lowest precedence first. */
export function writeLayers({ layers, order }: Program): Layer[] {
  const made = layers.map(({ fields, assertions }, index) => {
    const around: Surroundings = { depth: 0, outer: new Map() };
    const conditions = assertions.map(
      (assertion) => (scope: Scope) => compute(assertion, inside(around, scope)) === true || 'refused',
    );
    return withOrigin(
      { fields: makeMap(fields, around) as Layer['fields'], assertions: conditions },
      { name: `layer${index}`, file: `layer${index}.ts` },
    );
  });
  return order.map((index) => made[index] as Layer);
}

/** A map as people write it in a layer: plain values where they can be plain, functions elsewhere. */
function makeMap({ members }: ObjectLiteral<Read>, around: Surroundings): object {
  return Object.fromEntries(
    members
      .filter(({ keyStyle }) => keyStyle !== 'absent')
      .map((member) => [member.key, makeField(member, around)]),
  );
}

function makeField(member: Member<Read>, around: Surroundings): unknown {
  const field = makeOperation(member, around);
  if (member.visibility === '::') return hidden(field);
  return member.visibility === ':::' ? visible(field) : field;
}

function makeOperation({ key, operation, value }: Member<Read>, around: Surroundings): unknown {
  const type = typeOf(key);
  if (operation === 'set') {
    const field = makeValue(value, around);
    return type === 'map' || type === 'any' ? replace(field) : field;
  }
  if (type === 'map') return makeValue(value, around);
  if (type === 'numbers' || type === 'objects') {
    const change = operation === 'merge' ? append : prepend;
    if (value.kind === 'list' && !value.isLate) return change(...makeItems(value, around));
    return (scope: Scope) => change(...lateItems(compute(value, inside(around, scope))));
  }
  const plus = FUNCTIONS[type === 'number' ? 'add' : 'join'].compute;
  return (scope: Scope) => {
    const situation = inside(around, scope);
    const own = (): unknown => compute(value, situation);
    return Object.hasOwn(scope.super, key) ? plus(() => readStep(scope.super, key), own) : own();
  };
}

/** A value as a layer holds it. */
function makeValue(expression: Expression<Read>, around: Surroundings): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'object' && !expression.isLate) {
    return makeMap(expression, { ...around, depth: around.depth + 1 });
  }
  if (expression.kind === 'list' && !expression.isLate) return makeItems(expression, around);
  return (scope: Scope) => compute(expression, inside(around, scope));
}

const makeItems = ({ items }: ListLiteral<Read>, around: Surroundings): unknown[] =>
  items.map((item) => makeValue(item, around));

const inside = (around: Surroundings, scope: Scope): Situation => ({
  depth: around.depth,
  outer: new Map([...around.outer, [around.depth, scope.self]]),
  scope,
});

/** What a late-bound function returns. Lists and maps in it are lazy again. */
function compute(expression: Expression<Read>, situation: Situation): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'error':
      throw new Error(expression.message);
    case 'read':
      return readPath(expression, situation);
    case 'has':
      return Object.hasOwn(readPath(expression, situation) as object, expression.key);
    case 'call': {
      const thunks = expression.args.map((arg) => () => compute(arg, situation));
      return FUNCTIONS[expression.name].compute(...thunks);
    }
    case 'list':
      return expression.items.map((item) => () => compute(item, situation));
    case 'object':
      return makeMap(expression, { ...situation, depth: situation.depth + 1 });
    case 'comprehension': {
      const around = { ...situation, depth: situation.depth + 1 };
      return Object.fromEntries(expression.keys.map((key) => [key, makeValue(expression.body, around)]));
    }
    case 'extend':
      return extend(...expression.parts.map((part) => compute(part, situation) as object));
  }
}

const readPath = (read: Pick<Read, 'base' | 'path'>, situation: Situation): unknown =>
  read.path.reduce(readStep, baseOf(read.base, situation));

function baseOf(base: Base, { scope, outer }: Situation): unknown {
  if (typeof base !== 'number') return scope[base];
  const found = outer.get(base);
  if (found === undefined) throw new Error(`no object at depth ${base} has a name here`);
  return found;
}

/** Reads a field or an item, as strictly as Jsonnet: JavaScript gives `undefined` where there is none. */
function readStep(value: unknown, step: string | number): unknown {
  if (typeof step === 'number') return itemAt(value, step);
  if (typeof value !== 'object' || value === null) throw new TypeError(`${step} of a scalar`);
  if (!Object.hasOwn(value, step)) throw new TypeError(`no field ${step}`);
  return (value as Record<string, unknown>)[step];
}
