import { ARGOCD_FUNCTIONS } from './argocd-functions';
import { BUILTINS } from './builtins';
import type { FunctionMap } from './go-function';
import { positionAt } from './go-template-error';
import type { TemplatePosition } from './go-template-error';
import { KNOWN_FUNCTION_NAMES } from './known-functions';
import type { Command, Node, Operand, Pipeline } from './nodes';
import { parse } from './parse';

/** A place where a template reads a field of its data. */
export interface TemplateRead extends TemplatePosition {
  /** Such as `['metadata', 'labels', 'tier']`. */
  readonly path: readonly string[];
  /** Whether the template is made for a key that is not there: by `dig`, `get`, `hasKey`, or a default for `index`. */
  readonly isOptional: boolean;
}

/** A way from the top of the data; undefined where it cannot be told. */
type Path = readonly string[] | undefined;

/** Functions that do well with nothing. */
const GUARDS: readonly string[] = ['default', 'coalesce', 'empty', 'or', 'and', 'not', 'any', 'all'];

/**
 * The fields of its data that a template reads: by their names, in `with` too, and with constant keys by `index`, `get`,
 * `hasKey` and `dig`. A value that goes into a variable, a `range` or another template is told, but not what is read
 * of it there.
 *
 * @throws TemplateSyntaxError, UnsupportedSyntaxError
 */
export function findReads(text: string, functions: FunctionMap = ARGOCD_FUNCTIONS): TemplateRead[] {
  const { root, defined } = parse(text, {
    functions: { ...BUILTINS, ...functions },
    others: KNOWN_FUNCTION_NAMES,
  });
  const finder = new ReadFinder(text);
  finder.visit(root, []);
  defined.forEach((nodes) => finder.visit(nodes, undefined));
  return finder.reads;
}

class ReadFinder {
  readonly reads: TemplateRead[] = [];

  constructor(private readonly text: string) {}

  /** @param dot the way to what `.` is */
  visit(nodes: readonly Node[], dot: Path): void {
    for (const node of nodes) {
      if (!('pipeline' in node) || node.pipeline === undefined) continue;
      const path = this.pipeline(node.pipeline, dot);
      if (!('body' in node)) continue;
      const inner = { if: dot, with: path, range: undefined }[node.kind];
      this.visit(node.body, inner);
      this.visit(node.otherwise ?? [], dot);
    }
  }

  /** Notes what a pipeline reads, and gives the way to its value. */
  private pipeline({ commands }: Pipeline, dot: Path, isGuarded = false): Path {
    return commands.reduce<{ path: Path }>(
      ({ path }, command, index) => {
        const isGuardedLater = commands.slice(index + 1).some(({ operands: [first] }) => isGuard(first));
        return { path: this.command(command, dot, { final: path, isGuarded: isGuarded || isGuardedLater }) };
      },
      { path: undefined },
    ).path;
  }

  private command(
    { operands }: Command,
    dot: Path,
    { final, isGuarded }: { readonly final: Path; readonly isGuarded: boolean },
  ): Path {
    const [first, ...args] = operands;
    if (first.kind !== 'function') {
      args.forEach((arg) => this.operand(arg, dot, false));
      return this.operand(first, dot, isGuarded);
    }
    const keyed = splitKeys(first.name, args);
    if (keyed === undefined) {
      const guards = isGuard(first);
      args.forEach((arg) => this.operand(arg, dot, guards || (isGuarded && first.name === 'index')));
      return undefined;
    }
    const { map, keys, others } = keyed;
    others.forEach((other) => this.operand(other, dot, false));
    const start = map === undefined ? final : this.wayTo(map, dot);
    if (start === undefined) {
      if (map !== undefined) this.operand(map, dot, isGuarded);
      return undefined;
    }
    const path = [...start, ...keys];
    this.note(path, (map ?? first).offset, first.name !== 'index' || isGuarded);
    return path;
  }

  private operand(operand: Operand, dot: Path, isGuarded: boolean): Path {
    if (operand.kind === 'pipeline') return this.pipeline(operand.pipeline, dot, isGuarded);
    if (operand.kind === 'chain') {
      const start = this.operand(operand.operand, dot, false);
      if (start === undefined) return undefined;
      const path = [...start, ...operand.fields];
      this.note(path, operand.offset, false);
      return path;
    }
    const path = this.wayTo(operand, dot);
    if (path !== undefined && 'fields' in operand && operand.fields.length > 0) {
      this.note(path, operand.offset, false);
    }
    return path;
  }

  /** Where a plain operand leads. */
  private wayTo(operand: Operand, dot: Path): Path {
    if (operand.kind === 'dot') return dot;
    if (operand.kind === 'field') return dot === undefined ? undefined : [...dot, ...operand.fields];
    return operand.kind === 'variable' && operand.name === '' ? operand.fields : undefined;
  }

  private note(path: readonly string[], offset: number, isOptional: boolean): void {
    if (path.length > 0) this.reads.push({ path, isOptional, ...positionAt(this.text, offset) });
  }
}

const isGuard = (operand: Operand): boolean => operand.kind === 'function' && GUARDS.includes(operand.name);

/** The map that a function reads, undefined where it comes from the command before, and the constant keys. */
function splitKeys(
  name: string,
  args: readonly Operand[],
): { readonly map?: Operand; readonly keys: string[]; readonly others: readonly Operand[] } | undefined {
  const isDig = name === 'dig';
  if (!isDig && !['index', 'get', 'hasKey'].includes(name)) return undefined;
  const keysOf = (operands: readonly Operand[]): string[] =>
    operands.flatMap((each) => (each.kind === 'string' ? [each.value] : []));
  if (!isDig) {
    const [map, ...rest] = args;
    const keys = keysOf(rest);
    return map === undefined || keys.length === 0 || keys.length !== rest.length
      ? undefined
      : { map, keys, others: [] };
  }
  // `dig "a" "b" default map`: of a pipeline, the map is not among the arguments.
  const leading = args.findIndex(({ kind }) => kind !== 'string');
  const count = leading < 0 ? args.length : leading;
  const hasMap = args.length > 2 && args.at(-1)?.kind !== 'string';
  const keys = keysOf(args.slice(0, Math.min(count, args.length - (hasMap ? 2 : 1))));
  const map = hasMap ? args.at(-1) : undefined;
  if (keys.length === 0) return undefined;
  return {
    ...(map === undefined ? {} : { map }),
    keys,
    others: args.slice(keys.length, hasMap ? -1 : undefined),
  };
}
