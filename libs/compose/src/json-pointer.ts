const INDEX = /^(?:0|[1-9]\d*)$/;

/** A place in data that need not exist yet. */
export interface PointedPlace {
  /** The map or list around the place; undefined for the whole document. */
  readonly parent?: object;
  /** Key or index in the parent. */
  readonly token: string;
  readonly exists: boolean;
}

/** The keys and indices of a JSON pointer. @throws Error where it is none @see https://www.rfc-editor.org/rfc/rfc6901 */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new Error(`the pointer "${pointer}" does not start with "/"`);
  if (/~(?![01])/.test(pointer))
    throw new Error(`in the pointer "${pointer}" a "~" is not followed by 0 or 1`);
  const tokens = pointer.slice(1).split('/');
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The place that a JSON pointer names; keys that data inherits are not its own.
 *
 * @throws Error where nothing is around the place, or where a list has no such index
 */
export function findPlace(document: unknown, pointer: string): PointedPlace {
  const tokens = parsePointer(pointer);
  const token = tokens.pop();
  if (token === undefined) return { token: '', exists: document !== undefined };
  let parent: unknown = document;
  for (const [depth, step] of tokens.entries()) {
    if (!has(parent, step)) throw new Error(`nothing is at "${writePointer(tokens.slice(0, depth + 1))}"`);
    parent = (parent as Record<string, unknown>)[step];
  }
  if (typeof parent !== 'object' || parent === null) {
    throw new Error(`"${writePointer(tokens)}" is neither a map nor a list`);
  }
  return { parent, token, exists: has(parent, token) };
}

/** Whether a new value can be put at a place: any key of a map, an index of a list or the one after it. */
export function isFree({ parent, token }: PointedPlace): boolean {
  if (!Array.isArray(parent)) return true;
  return token === '-' || (INDEX.test(token) && Number(token) <= parent.length);
}

const has = (container: unknown, token: string): boolean =>
  typeof container === 'object' &&
  container !== null &&
  (!Array.isArray(container) || INDEX.test(token)) &&
  Object.hasOwn(container, token);

const writePointer = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
