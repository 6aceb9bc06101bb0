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
export function findSecrets(value: unknown, parse: (text: string) => unknown[], path: Path = []): Path[] {
  if (typeof value === 'string') return findInText(value, parse, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => findSecrets(item, parse, [...path, index]));
  if (!isMap(value)) return [];
  const nested = Object.entries(value).flatMap(([key, field]) => findSecrets(field, parse, [...path, key]));
  return isSecret(value) ? [path, ...nested] : nested;
}

function isSecret(map: Record<string, unknown>): boolean {
  if (!SECRET_KINDS.has(map['kind'])) return false;
  return ['metadata', 'data', 'stringData', 'items'].some((field) => Object.hasOwn(map, field));
}

function findInText(text: string, parse: (text: string) => unknown[], path: Path): Path[] {
  if (!mayHoldSecret(text)) return [];
  try {
    // A text that parses to itself is prose; a shorter one was quoted.
    const found = parse(text).flatMap((document) =>
      typeof document === 'string' && document.length >= text.length
        ? []
        : findSecrets(document, parse, path),
    );
    return found.length > 0 ? [path] : [];
  } catch {
    return SECRET_LINES.test(text) && BODY_LINES.test(text) ? [path] : [];
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
