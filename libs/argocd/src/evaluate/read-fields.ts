import { isMap } from '@strata/compose';
import type { LabelSelector } from '../label-selector';
import type { FieldPath } from './evaluation';
import { invalid } from './evaluation-error';

type Fields = Readonly<Record<string, unknown>>;

/** A field that holds a map; an empty one where it is absent. */
export function readMap(fields: Fields, key: string, path: FieldPath): Record<string, unknown> {
  const value = fields[key] ?? {};
  if (!isMap(value)) throw invalid([...path, key], `${key} is no map`);
  return value;
}

/** A field that holds a list; an empty one where it is absent. */
export function readList(fields: Fields, key: string, path: FieldPath): readonly unknown[] {
  const value = fields[key] ?? [];
  if (!Array.isArray(value)) throw invalid([...path, key], `${key} is no list`);
  return value;
}

/** A field that holds a text; an empty one where it is absent. */
export function readText(fields: Fields, key: string, path: FieldPath): string {
  const value = fields[key] ?? '';
  if (typeof value !== 'string') throw invalid([...path, key], `${key} is no text`);
  return value;
}

/** A field that holds yes or no; no where it is absent. */
export function readFlag(fields: Fields, key: string, path: FieldPath): boolean {
  const value = fields[key] ?? false;
  if (typeof value !== 'boolean') throw invalid([...path, key], `${key} is neither true nor false`);
  return value;
}

/** A field that holds a list of texts; an empty one where it is absent. */
export const readTextList = (fields: Fields, key: string, path: FieldPath): string[] =>
  readList(fields, key, path).map((value, i) => {
    if (typeof value !== 'string') throw invalid([...path, key, i], `an element of ${key} is no text`);
    return value;
  });

/** A field that holds a map of texts, such as labels; an empty one where it is absent. */
export function readTexts(fields: Fields, key: string, path: FieldPath): Record<string, string> {
  const texts = readMap(fields, key, path);
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value !== 'string') throw invalid([...path, key, name], `${key} has a value that is no text`);
  }
  return texts as Record<string, string>;
}

/** A field that holds a label selector; the one that matches everything where it is absent. */
export function readSelector(fields: Fields, key: string, path: FieldPath): LabelSelector {
  const selector = readMap(fields, key, path);
  const at = [...path, key];
  const matchExpressions = readList(selector, 'matchExpressions', at).map((value, i) => {
    const where = [...at, 'matchExpressions', i];
    if (!isMap(value)) throw invalid(where, 'an expression of a selector is no map');
    return {
      key: readText(value, 'key', where),
      // What is none of Kubernetes' operators is found when the selector is checked.
      operator: readText(value, 'operator', where) as 'In',
      values: readTextList(value, 'values', where),
    };
  });
  return { matchLabels: readTexts(selector, 'matchLabels', at), matchExpressions };
}
