import { ExtendedObject, Hidden, isMap, ListOperation, Replace, Transform, Visible } from '@strata/compose';
import type { Layer, Path } from '@strata/compose';
import { perturb } from './perturb';

/** A value that a layer holds: data, a late-bound function or an operator, and its path as the author wrote it. */
export interface LayerField {
  readonly path: Path;
  readonly field: unknown;
}

/** The entries inside a field, by the steps that lead to them in the layer's text. */
function entriesOf(field: unknown): readonly (readonly [string | number, unknown])[] {
  if (field instanceof Hidden || field instanceof Visible || field instanceof Replace)
    return entriesOf(field.value);
  if (field instanceof ListOperation) return [[`$${field.kind}`, field.items]];
  if (Array.isArray(field)) return [...(field as unknown[]).entries()];
  return isMap(field) ? Object.entries(field) : [];
}

/** Everything that a layer holds: maps and lists before what is in them. */
function* fieldsOf(field: unknown, path: Path = []): Generator<LayerField> {
  if (path.length > 0) yield { path, field };
  for (const [step, inner] of entriesOf(field)) yield* fieldsOf(inner, [...path, step]);
}

/**
 * The leaves that a line of a layer's file sets: those that start on it, and where a map or list starts on it, those
 * inside. On a line where nothing starts, the value that goes on there from above.
 */
export function fieldsAtLine(layer: Layer, line: number): LayerField[] {
  const lineOf = ({ path }: LayerField): number => layer.origin.locate?.(path)?.line ?? 0;
  const all = [...fieldsOf(layer.fields)].map((field) => ({ ...field, line: lineOf(field) }));
  const above = Math.max(0, ...all.map((field) => field.line).filter((start) => start <= line));
  const starting = all.filter((field) => field.line === above && above > 0);
  const isBelow = ({ path }: LayerField): boolean =>
    starting.some((start) => start.path.every((step, index) => step === path[index]));
  return all.filter((field) => isBelow(field) && entriesOf(field.field).length === 0);
}

/** The layer with another value at a path; operators around it stay. */
export function withFieldAt(layer: Layer, path: Path, replacement: unknown): Layer {
  return { ...layer, fields: replaceField(layer.fields, path, replacement) as Layer['fields'] };
}

function replaceField(field: unknown, path: Path, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (field instanceof Hidden) return new Hidden(replaceField(field.value, path, replacement));
  if (field instanceof Visible) return new Visible(replaceField(field.value, path, replacement));
  if (field instanceof Replace) return new Replace(replaceField(field.value, path, replacement));
  if (field instanceof ListOperation) {
    const items = replaceField(field.items, rest, replacement) as readonly unknown[];
    return new ListOperation(field.kind, items, field.key);
  }
  if (Array.isArray(field)) {
    return (field as unknown[]).map((item, index) =>
      index === step ? replaceField(item, rest, replacement) : item,
    );
  }
  const map = field as Record<string, unknown>;
  return { ...map, [step]: replaceField(map[step], rest, replacement) };
}

/**
 * Other values for a field of a layer.
 *
 * @param current what it is computed to, for a late-bound function or a patch
 */
export const perturbField = (field: unknown, current: unknown): readonly unknown[] =>
  perturb(isComputed(field) ? current : field);

const isComputed = (field: unknown): boolean =>
  typeof field === 'function' || field instanceof Transform || field instanceof ExtendedObject;
