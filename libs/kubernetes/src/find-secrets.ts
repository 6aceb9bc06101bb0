import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';

const SECRET_KINDS: ReadonlySet<unknown> = new Set(['Secret', 'SecretList']);

/** Letters that JSON or double-quoted YAML spell by their number. */
const ESCAPED_LETTERS = /\\(?:u00|x|U000000)([0-9a-f]{2})/gi;

/** A line of double-quoted YAML that goes on in the next. */
const CONTINUED_LINE = /\\\r?\n[ \t]*/g;

/** A manifest in a text that no parser reads, such as a template with braces. */
const SECRET_LINES =
  /(?:^[ \t-]*["']?kind["']?|[{,]\s*["']kind["'])\s*:\s*["']?Secret(?:List)?["']?\s*(?:#.*|[,}].*)?$/m;
const BODY_LINES =
  /(?:^[ \t-]*["']?(?:apiVersion|data|stringData)["']?|[{,]\s*["'](?:apiVersion|data|stringData)["'])\s*:/m;

/**
 * Finds every `kind: Secret` in data, however it is hidden: in a List, in a nested map, or in a string that parses
 * to YAML or JSON, to any depth. A reference to a Secret (kind and name alone) is none.
 *
 * @param parse reads a text as a stream of YAML documents; throws when it is none
 */
export function findSecrets(value: unknown, parse: (text: string) => unknown[]): Path[] {
  const found: Path[] = [];
  search(value, parse, [], found);
  return found;
}

/** @param path where the value is; copied only for what is found */
function search(
  value: unknown,
  parse: (text: string) => unknown[],
  path: (string | number)[],
  found: Path[],
): void {
  if (typeof value === 'string') {
    if (mayHoldSecret(value) && holdsSecret(value, parse)) found.push([...path]);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      search(value[index], parse, path, found);
      path.pop();
    }
  } else if (isMap(value)) {
    if (isSecret(value)) found.push([...path]);
    for (const key of Object.keys(value)) {
      path.push(key);
      search(value[key], parse, path, found);
      path.pop();
    }
  }
}

function isSecret(map: Record<string, unknown>): boolean {
  if (!SECRET_KINDS.has(map['kind'])) return false;
  return ['metadata', 'data', 'stringData', 'items'].some((field) => Object.hasOwn(map, field));
}

function holdsSecret(text: string, parse: (text: string) => unknown[]): boolean {
  try {
    return parse(text).some((document) => {
      // A text that parses to itself is prose; a shorter one was quoted.
      const isProse = typeof document === 'string' && document.length >= text.length;
      return !isProse && findSecrets(document, parse).length > 0;
    });
  } catch {
    return SECRET_LINES.test(text) && BODY_LINES.test(text);
  }
}

/** Cheap, so that ordinary strings are not parsed. */
function mayHoldSecret(text: string): boolean {
  const plain = text.includes('\\')
    ? text
        .replace(CONTINUED_LINE, '')
        .replace(ESCAPED_LETTERS, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return plain.includes('Secret') && plain.includes('kind');
}
