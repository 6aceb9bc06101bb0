import type { ASTNode } from '@marcbachmann/cel-js';

/** A part of an expression as the parser gives it: an operator, and what it works on. */
interface Node {
  readonly op: string;
  readonly args: unknown;
}

/** Macros over two variables: the key or index, and the value. */
const TWO_VARIABLES: Readonly<Record<string, string>> = {
  all: 'all',
  exists: 'exists',
  existsOne: 'exists_one',
  exists_one: 'exists_one',
  transformList: 'map',
};

/** Macros that evaluate something for every item of a list or key of a map. */
const LOOPS: readonly string[] = [
  'all',
  'exists',
  'exists_one',
  'existsOne',
  'filter',
  'map',
  'transformList',
];

/**
 * An expression without what the evaluator does not have, in terms of what it has: `has` behind an index, macros over two
 * variables, `matches` with patterns of RE2, and loops whose turns are counted.
 */
export function rewriteMacros(ast: ASTNode): ASTNode {
  return rewrite(ast) as ASTNode;
}

let depth = 0;

function rewrite(node: Node): Node {
  if (!isNode(node)) return node;
  if (node.op === 'call') {
    const [name, parts] = node.args as [string, readonly Node[]];
    const [selected] = parts;
    if (name === 'has' && selected?.op === '.' && !isChain(selected)) {
      const [holder, field] = selected.args as [Node, string];
      return call({ op: '.?', args: [rewrite(holder), field] }, 'hasValue');
    }
  }
  if (node.op === 'rcall') {
    const [name, receiver, parts] = node.args as [string, Node, readonly Node[]];
    if (name === 'matches' && parts.length === 1)
      return call(rewrite(receiver), RE2_MATCHES, parts.map(rewrite));
    const macro = Object.hasOwn(TWO_VARIABLES, name) ? TWO_VARIABLES[name] : undefined;
    const [key, value, ...predicates] = parts;
    if (
      macro !== undefined &&
      key?.op === 'id' &&
      value?.op === 'id' &&
      predicates.length > 0 &&
      parts.length > 2
    ) {
      return overKeys(macro, rewrite(receiver), key, value, predicates.map(rewrite));
    }
    if (LOOPS.includes(name) && parts.length > 1)
      return call(counted(rewrite(receiver)), name, parts.map(rewrite));
  }
  return { op: node.op, args: rewriteParts(node.args) };
}

/** The function that `matches` becomes. */
export const RE2_MATCHES = 'matchesRe2';

/** The function that gives the keys of a map, and the indices of a list. */
export const KEYS = 'keysOf';

/** `receiver.all(k, v, p)` as `cel.bind(r, receiver, r.keysOf().all(k, cel.bind(v, r[k], p)))`. */
function overKeys(macro: string, receiver: Node, key: Node, value: Node, predicates: readonly Node[]): Node {
  depth += 1;
  const bound: Node = { op: 'id', args: `over${depth}` };
  const inner = predicates.map((predicate) => bind(value, { op: '[]', args: [bound, key] }, predicate));
  depth -= 1;
  return bind(bound, receiver, call(counted(call(bound, KEYS)), macro, [key, ...inner]));
}

/** The function that counts the turns of a loop over a list or a map, and gives the same. */
export const COUNTED = 'countTurns';

const counted = (range: Node): Node => ({ op: 'call', args: [COUNTED, [range]] });

const call = (receiver: Node, name: string, parts: readonly Node[] = []): Node => ({
  op: 'rcall',
  args: [name, receiver, parts],
});

const bind = (name: Node, value: Node, body: Node): Node =>
  call({ op: 'id', args: 'cel' }, 'bind', [name, value, body]);

const rewriteParts = (args: unknown): unknown =>
  Array.isArray(args) ? args.map(rewriteParts) : isNode(args) ? rewrite(args) : args;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** Whether a selection is names alone, which the evaluator's own `has` takes. */
function isChain({ op, args }: Node): boolean {
  if (op === 'id') return true;
  return op === '.' && isChain((args as [Node])[0]);
}
