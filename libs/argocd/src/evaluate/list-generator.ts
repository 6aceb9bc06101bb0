import { isMap } from '@strata/compose';
import cloneDeep from 'lodash/cloneDeep';
import type { FieldPath, Parameters } from './evaluation';
import { invalid } from './evaluation-error';
import { parseYaml } from './parse-yaml';
import { readList, readText } from './read-fields';

/**
 * The elements as they are, and after them those of `elementsYaml`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/
 */
export function generateList(fields: Readonly<Record<string, unknown>>, path: FieldPath): Parameters[] {
  const text = readText(fields, 'elementsYaml', path);
  const written = readElements(readList(fields, 'elements', path), [...path, 'elements']);
  if (text === '') return written;
  return [...written, ...readElements(parseElements(text, path), [...path, 'elementsYaml'])];
}

function parseElements(text: string, path: FieldPath): readonly unknown[] {
  const at = [...path, 'elementsYaml'];
  let parsed: unknown;
  try {
    parsed = parseYaml(text);
  } catch (error) {
    throw invalid(at, `the elements are no YAML: ${(error as Error).message}`);
  }
  if (!Array.isArray(parsed ?? [])) throw invalid(at, 'the elements are no list');
  return (parsed ?? []) as readonly unknown[];
}

/** Copies, because a merge generator changes parameters in place. */
const readElements = (elements: readonly unknown[], path: FieldPath): Parameters[] =>
  elements.map((element, i) => {
    if (!isMap(element ?? {})) throw invalid([...path, i], 'an element is no map');
    return { values: cloneDeep(element ?? {}) as Record<string, unknown> };
  });
