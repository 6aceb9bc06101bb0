import { isMap } from '@strata/compose';
import pickBy from 'lodash/pickBy';
import type { FieldPath } from './evaluation';
import { EvaluationError, unsupported } from './evaluation-error';
import { parseYaml } from './parse-yaml';
import { readMap, readTextList, readTexts } from './read-fields';

const AT = ['spec', 'templatePatch'];

type Fields = Record<string, unknown>;

/**
 * Applies a `templatePatch`, whose parameters are filled in, to an Application: maps merge, `null` removes, lists are
 * replaced, finalizers add up, and the project stays what the template says.
 *
 * @throws EvaluationError for a patch that is no YAML of an Application, or that has directives such as `$patch`
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch
 */
export function applyTemplatePatch(application: Readonly<Fields>, text: string): Fields {
  const patch = readPatch(text);
  const patched = mergePatch(application, patch, []);
  const { project } = readMap(application, 'spec', []);
  return { ...patched, spec: { ...readMap(patched, 'spec', AT), project } };
}

function readPatch(text: string): Fields {
  const refuse = (message: string) =>
    new EvaluationError({ kind: 'template', path: AT, message: `the templatePatch ${message}` });
  let patch: unknown;
  try {
    patch = /^\s*\{/.test(text) ? JSON.parse(text) : parseYaml(text);
  } catch (error) {
    throw refuse(`is no YAML: ${(error as Error).message}`);
  }
  if (patch === null) return {};
  if (!isMap(patch)) throw refuse('is no map');
  const metadata = readMap(patch, 'metadata', AT);
  for (const key of ['labels', 'annotations']) {
    const texts = pickBy(readMap(metadata, key, AT), (value) => value !== null);
    readTexts({ [key]: texts }, key, AT);
  }
  readTextList(metadata, 'finalizers', AT);
  return patch;
}

function mergePatch(below: Readonly<Fields>, patch: Readonly<Fields>, path: FieldPath): Fields {
  const merged: Fields = { ...below };
  for (const [key, value] of Object.entries(patch)) {
    const at = [...path, key];
    if (key.startsWith('$')) throw unsupported(AT, `the directive ${key} is not supported`);
    if (value === null) delete merged[key];
    else merged[key] = mergeField(merged[key], value, at);
  }
  return merged;
}

function mergeField(below: unknown, value: unknown, path: FieldPath): unknown {
  if (path.join('.') === 'metadata.finalizers' && Array.isArray(below) && Array.isArray(value)) {
    return mergeFinalizers(below, value);
  }
  if (!isMap(value)) return value;
  if (path.at(-1) === 'valuesObject' && isMap(below)) return mergeValuesObject(below, value);
  return mergePatch(isMap(below) ? below : {}, value, path);
}

/** Those of the patch come first, unless both lists agree that another one does. */
function mergeFinalizers(below: readonly unknown[], patch: readonly unknown[]): unknown[] {
  const added = [...new Set(patch)];
  const kept = [...new Set(below)].filter((each) => !added.includes(each));
  const merged: unknown[] = [];
  while (kept.length > 0 && added.length > 0) {
    const place = below.indexOf(added[0]);
    const isFirst = place >= 0 && below.indexOf(kept[0]) < place;
    merged.push((isFirst ? kept : added).shift());
  }
  return [...merged, ...kept, ...added];
}

/** Argo CD has no type for what is below: it can replace and add there, but not merge. */
function mergeValuesObject(below: Readonly<Fields>, patch: Readonly<Fields>): Fields {
  for (const [key, value] of Object.entries(patch)) {
    const both = [value, below[key]];
    if (both.every(isMap) || both.every(Array.isArray)) {
      throw new EvaluationError({
        kind: 'template',
        path: AT,
        message: `the templatePatch merges ${key} of valuesObject, which Argo CD cannot`,
      });
    }
  }
  return mergePatch(below, patch, ['valuesObject']);
}
