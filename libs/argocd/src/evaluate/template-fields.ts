import type { FieldPath } from './evaluation';
import { readMap, readText, readTextList, readTexts } from './read-fields';

/**
 * The template of a set or a generator, as far as Argo CD knows it: name, labels, annotations, finalizers and spec.
 *
 * @throws EvaluationError where a label, an annotation or a finalizer is no text
 */
export function templateFields(
  owner: Readonly<Record<string, unknown>>,
  path: FieldPath,
): Record<string, unknown> {
  const template = readMap(owner, 'template', path);
  const metadata = readMap(template, 'metadata', [...path, 'template']);
  const at = [...path, 'template', 'metadata'];
  return {
    metadata: {
      name: readText(metadata, 'name', at),
      labels: readTexts(metadata, 'labels', at),
      annotations: readTexts(metadata, 'annotations', at),
      finalizers: readTextList(metadata, 'finalizers', at),
    },
    spec: readMap(template, 'spec', [...path, 'template']),
  };
}
