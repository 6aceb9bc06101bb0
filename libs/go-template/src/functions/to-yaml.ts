import { formatFloat, formatValue } from '../format-value';
import { UnsupportedError } from '../go-function';
import { requireOrder } from '../unordered';
import { isGoList, isGoMap, isNilList, isNilMap, kindOf } from '../value';
import type { GoMap, GoValue } from '../value';
import { compareKeys } from './compare-keys';
import { toYamlScalar } from './to-yaml-scalar';

/** A key from this length on is written in another way. */
const MAX_KEY = 100;

/**
 * A value as YAML, as Argo CD's `toYaml` writes it: keys in order, lists not indented, no newline at the end.
 *
 * @throws UnsupportedError for texts of which it is not sure how Go quotes or folds them
 * @see https://github.com/kubernetes-sigs/yaml
 */
export function toYaml(value: GoValue): string {
  if (isFilled(value)) return writeLines(value).join('\n');
  return writeScalar(value, '  ', 0).replace(/\n$/, '');
}

type Filled = GoMap | readonly GoValue[];

/** Whether a value is a map or list that takes lines of its own. */
function isFilled(value: GoValue): value is Filled {
  requireOrder(value);
  if (isGoList(value)) return value.length > 0;
  return isGoMap(value) && Object.keys(value).length > 0;
}

const writeLines = (value: Filled, indent = ''): string[] =>
  isGoList(value) ? writeList(value, indent) : writeMap(value, indent);

function writeList(list: readonly GoValue[], indent: string): string[] {
  const inner = `${indent}  `;
  return list.flatMap((each) => {
    if (!isFilled(each)) return `${indent}- ${writeScalar(each, inner, inner.length)}`;
    // The first line of a map or list in a list stands behind the dash.
    const [first = '', ...others] = writeLines(each, inner);
    return [`${indent}- ${first.slice(inner.length)}`, ...others];
  });
}

function writeMap(map: GoMap, indent: string): string[] {
  return Object.keys(map)
    .sort(compareKeys)
    .flatMap((key) => {
      if (key.includes('\n') || key.length > MAX_KEY) {
        throw new UnsupportedError(`toYaml of the key ${JSON.stringify(key)} is not supported`);
      }
      const start = `${indent}${toYamlScalar(key, indent, 0)}:`;
      const value = map[key];
      const inner = `${indent}  `;
      if (isFilled(value)) return [start, ...writeLines(value, isGoList(value) ? indent : inner)];
      return `${start} ${writeScalar(value, inner, start.length + 1)}`;
    });
}

/** @param indent of the lines of a text that has many */
function writeScalar(value: GoValue, indent: string, column: number): string {
  if (isGoList(value)) return isNilList(value) ? 'null' : '[]';
  if (isGoMap(value)) return isNilMap(value) ? 'null' : '{}';
  if (kindOf(value) === 'nil') return 'null';
  if (typeof value === 'string') return toYamlScalar(value, indent, column);
  return typeof value === 'number' ? toYamlNumber(value) : formatValue(value);
}

function toYamlNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`json: unsupported value: ${value}`);
  const isInteger = Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 64;
  return isInteger ? String(BigInt(value)) : formatFloat(value);
}
