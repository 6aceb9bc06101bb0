import { FUNCTIONS } from './functions';
import { typeOf } from './keys';
import type { Base, Expression, Member, ObjectLiteral, Program, Read } from './syntax';

const PLAIN_NAME = /^[a-z]\w*$/;

/** The program as Jsonnet: its layers as locals, joined with `+`. */
export function writeJsonnet({ layers, order }: Program): string {
  const locals = layers.map(
    ({ fields, assertions }, index) => `local layer${index} = ${writeObject(fields, 0, assertions)};`,
  );
  return [...locals, order.map((index) => `layer${index}`).join(' + ')].join('\n');
}

/** An expression inside the object literal at a depth. */
function write(expression: Expression<Read>, depth: number): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'error':
      return `(error ${JSON.stringify(expression.message)})`;
    case 'read':
      return writePath(expression);
    case 'has':
      // `"x" in super.y` would ask `super` and read `y` of the answer.
      return `(${q(expression.key)} in ${expression.path.length > 0 ? `(${writePath(expression)})` : writePath(expression)})`;
    case 'call':
      return FUNCTIONS[expression.name].write(...expression.args.map((arg) => write(arg, depth)));
    case 'list':
      return `[${expression.items.map((item) => write(item, depth)).join(', ')}]`;
    case 'object':
      return writeObject(expression, depth + 1);
    case 'comprehension': {
      const keys = JSON.stringify(expression.keys);
      const body = write(expression.body, depth + 1);
      return `{ ${nameOuter(depth + 1, body)}[k]: ${body} for k in ${keys} }`;
    }
    case 'extend':
      return `(${expression.parts.map((part) => write(part, depth)).join(' + ')})`;
  }
}

function writeObject(
  { members }: ObjectLiteral<Read>,
  depth: number,
  assertions: readonly Expression<Read>[] = [],
): string {
  const lines = [
    ...members.map((member) => writeMember(member, depth)),
    ...assertions.map((assertion) => `assert ${write(assertion, depth)} : "refused"`),
  ];
  if (lines.length === 0) return '{}';
  const all = nameOuter(depth, lines.join()) + lines.join(', ');
  if (all.length < 80) return `{ ${all} }`;
  const indent = '  '.repeat(depth + 1);
  const rows = lines.map((line) => `${indent}${line},\n`).join('');
  return `{ ${nameOuter(depth, rows)}\n${rows}${indent.slice(2)}}`;
}

function writeMember({ key, keyStyle, visibility, operation, value }: Member<Read>, depth: number): string {
  const plus = operation === 'merge' ? '+' : '';
  const below = operation === 'prepend' ? ` + (if ${q(key)} in super then super[${q(key)}] else [])` : '';
  return `${writeKey(key, keyStyle)}${plus}${visibility} ${write(value, depth)}${below}`;
}

function writeKey(key: string, style: Member<Read>['keyStyle']): string {
  if (style === 'computed') return `[${q(key.slice(0, 1))} + ${q(key.slice(1))}]`;
  if (style === 'absent') return `[if ${q(typeOf(key))} == "" then ${q(key)}]`;
  return PLAIN_NAME.test(key) ? key : q(key);
}

/** Gives an object a name, where something in it needs one to read it from further in. */
function nameOuter(depth: number, body: string): string {
  const name = nameOf(depth);
  return new RegExp(`\\b${name}\\b`).test(body) ? `local ${name} = self, ` : '';
}

const writePath = ({ base, path }: Pick<Read, 'base' | 'path'>): string =>
  nameOf(base) + path.map((step) => `[${JSON.stringify(step)}]`).join('');

const nameOf = (base: Base): string => (typeof base === 'number' ? `outer${base}` : base);

const q = (text: string): string => JSON.stringify(text);
