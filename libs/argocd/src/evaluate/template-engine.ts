import { isMap } from '@strata/compose';
import { ARGOCD_FUNCTIONS, GoTemplateError, renderGoTemplate } from '@strata/go-template';
import type { FieldPath } from './evaluation';
import { EvaluationError, invalid, unsupported } from './evaluation-error';
import { readTextList } from './read-fields';

/** What a template makes of a missing key; Argo CD's own default prints `<no value>`. */
export type MissingKey = 'default' | 'error';

/** Reads a set's `goTemplateOptions`. */
export function readMissingKey(spec: Readonly<Record<string, unknown>>): MissingKey {
  const path = ['spec'];
  let missingKey: MissingKey = 'default';
  for (const option of readTextList(spec, 'goTemplateOptions', path)) {
    const at = [...path, 'goTemplateOptions'];
    const known = { 'missingkey=error': 'error', 'missingkey=default': 'default' } as const;
    const meaning = known[option as keyof typeof known];
    if (meaning === undefined && /^missingkey=(?:zero|invalid)$/.test(option)) {
      throw unsupported(at, `the template option ${option} is not supported`);
    }
    if (meaning === undefined) throw invalid(at, `Go templates have no option ${option}`);
    missingKey = meaning;
  }
  return missingKey;
}

/**
 * Executes one template text.
 *
 * @throws EvaluationError that says which key is missing, or why the template cannot be executed
 */
export function renderText(
  text: string,
  values: Readonly<Record<string, unknown>>,
  missingKey: MissingKey,
  path: FieldPath,
): string {
  if (!text.includes('{{')) return text;
  try {
    return renderGoTemplate(text, values, { missingKey, functions: ARGOCD_FUNCTIONS });
  } catch (error) {
    if (!(error instanceof GoTemplateError)) throw error;
    throw problemOf(error, path);
  }
}

function problemOf({ kind, message, path: key }: GoTemplateError, path: FieldPath): EvaluationError {
  if (kind === 'unsupported') return unsupported(path, message);
  if (kind !== 'missing-key') return new EvaluationError({ kind: 'template', path, message });
  return new EvaluationError({
    kind: 'missing-key',
    path,
    message,
    ...(key === undefined ? {} : { key: key.join('.') }),
  });
}

/** What a template of a tree needs: parameters, and what to do where one is missing. */
export interface TreeOptions {
  readonly values: Readonly<Record<string, unknown>>;
  readonly missingKey: MissingKey;
  /** Takes over a part of the tree; undefined leaves it to the templates. */
  readonly replace?: (part: unknown, path: FieldPath) => unknown;
  /** Takes the problem of one text; the others are still executed. */
  readonly report: (problem: EvaluationError) => void;
}

/**
 * Executes every text of a tree as a template, keys too. As in Argo CD a key without a value is dropped; numbers and
 * flags stay.
 */
export function renderTree(tree: unknown, path: FieldPath, options: TreeOptions): unknown {
  const replaced = options.replace?.(tree, path);
  if (replaced !== undefined) return replaced;
  if (typeof tree === 'string') return renderReported(tree, path, options);
  if (Array.isArray(tree)) return tree.map((each, i) => renderTree(each, [...path, i], options));
  if (!isMap(tree)) return tree;
  const rendered: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (value === null || value === undefined) continue;
    const at = [...path, key];
    const name = renderReported(key, at, options);
    if (Object.hasOwn(rendered, name)) options.report(invalid(at, `two keys become ${JSON.stringify(name)}`));
    rendered[name] = renderTree(value, at, options);
  }
  return rendered;
}

function renderReported(text: string, path: FieldPath, { values, missingKey, report }: TreeOptions): string {
  try {
    return renderText(text, values, missingKey, path);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    report(error);
    return '';
  }
}
