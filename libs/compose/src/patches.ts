import { copyData } from './data';
import { messageOf } from './errors';
import { findPlace, isFree, parsePointer } from './json-pointer';
import { isMap, Transform } from './operators';
import { copyPlainData, refuseForbiddenKey } from './plain-data';

/** One operation of a JSON patch; `path` and `from` are JSON pointers. @see https://www.rfc-editor.org/rfc/rfc6902 */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

/** The part that is used of the untyped library. */
interface MergePatchLibrary {
  readonly apply: (target: unknown, patch: unknown) => unknown;
}

/** The members that each operation needs beside `op` and `path`. */
const NEEDS = {
  add: 'value',
  replace: 'value',
  test: 'value',
  remove: undefined,
  move: 'from',
  copy: 'from',
} as const;

/**
 * Changes what the layers below give by a merge patch: maps merge, `null` removes, anything else replaces.
 *
 * @throws Error for a patch that is not plain data
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergePatch(patch: unknown): Transform {
  const checked = copyPlainData(patch);
  return new Transform('$mergePatch', (below) => {
    const library = require('json-merge-patch') as MergePatchLibrary;
    // The library changes its target and keeps parts of the patch.
    return library.apply(copyData(below), copyData(checked));
  });
}

/**
 * Changes what the layers below give by the operations of a JSON patch, in their order.
 *
 * @throws Error for an operation that is not well-formed; the Transform throws for one that does not fit the data
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function jsonPatch(operations: readonly JsonPatchOperation[]): Transform {
  const checked = copyPlainData(operations);
  if (!Array.isArray(checked)) throw new Error('takes a list of operations');
  checked.forEach((operation, index) => inOperation(operation, index, () => checkForm(operation)));
  return new Transform('$jsonPatch', (below) =>
    (copyData(checked) as JsonPatchOperation[]).reduce<unknown>(
      (document, operation, index) =>
        inOperation(operation, index, () => applyOperation(document, operation)),
      copyData(below),
    ),
  );
}

function applyOperation(document: unknown, operation: JsonPatchOperation): unknown {
  if (operation.op === 'move') {
    const { from, path } = operation;
    if (path.startsWith(`${from}/`)) throw new Error(`moves "${from}" into itself`);
    const value = copyOf(document, from);
    return path === from ? document : put(run(document, { op: 'remove', path: from }), path, value);
  }
  if (operation.op === 'copy') return put(document, operation.path, copyOf(document, operation.from));
  if (operation.op === 'add') return put(document, operation.path, operation.value);
  requireValue(document, operation.path);
  if (operation.op === 'remove' && operation.path === '') throw new Error('would remove the whole value');
  return run(document, operation);
}

/** Puts a value where none needs to be. */
function put(document: unknown, path: string, value: unknown): unknown {
  const place = findPlace(document, path);
  if (!isFree(place)) throw new Error(`the list around "${path}" has no such index`);
  return run(document, { op: 'add', path, value });
}

function copyOf(document: unknown, path: string): unknown {
  const { parent, token } = requireValue(document, path);
  return copyData(parent === undefined ? document : (parent as Record<string, unknown>)[token]);
}

function requireValue(document: unknown, path: string): ReturnType<typeof findPlace> {
  const place = findPlace(document, path);
  if (!place.exists) throw new Error(`nothing is at "${path}"`);
  return place;
}

/** Lets the library change a document that belongs to the patch, after the pointers were checked. */
function run(document: unknown, operation: JsonPatchOperation): unknown {
  // Loaded here because most renders have no JSON patch.
  const library = require('fast-json-patch') as typeof import('fast-json-patch');
  try {
    return library.applyOperation(document, operation, false, true, true).newDocument;
  } catch (error) {
    if (error instanceof library.JsonPatchError && error.name === 'TEST_OPERATION_FAILED') {
      throw new Error(`"${operation.path}" has another value`, { cause: error });
    }
    throw error;
  }
}

function checkForm(operation: unknown): void {
  if (!isMap(operation)) throw new Error('is not a map');
  const { op } = operation;
  if (typeof op !== 'string' || !Object.hasOwn(NEEDS, op)) {
    throw new Error(`op is one of ${Object.keys(NEEDS).join(', ')}`);
  }
  const needed = NEEDS[op as keyof typeof NEEDS];
  if (needed !== undefined && !Object.hasOwn(operation, needed)) throw new Error(`has no ${needed}`);
  for (const member of needed === 'from' ? ['path', 'from'] : ['path']) {
    const pointer = operation[member];
    if (typeof pointer !== 'string') throw new Error(`${member} is not a JSON pointer`);
    parsePointer(pointer).forEach(refuseForbiddenKey);
  }
}

/** Says which operation does not fit. */
function inOperation<V>(operation: unknown, index: number, step: () => V): V {
  try {
    return step();
  } catch (error) {
    const { op, path } = isMap(operation) ? operation : {};
    const named =
      typeof op === 'string' && typeof path === 'string' ? ` (${op} ${path || 'the whole value'})` : '';
    throw new Error(`operation ${index + 1}${named}: ${messageOf(error)}`, { cause: error });
  }
}
