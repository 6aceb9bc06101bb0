import isEqual from 'lodash/isEqual';
import type { StructuralCompiler } from './compile-structural';
import type { Check, SchemaReport } from './schema-report';
import type { StructuralSchema } from './structural-schema';

/** Items, their number, and that none stands there twice where the list is a set or a map. */
export function compileList(schema: StructuralSchema, compiler: StructuralCompiler, isWhole: boolean): Check {
  const items = schema.items === undefined ? undefined : compiler.resolve(schema.items);
  // What a list preserves, it preserves in its items.
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const open = { 'x-kubernetes-preserve-unknown-fields': true };
  const checkItem =
    items === undefined ? undefined : compiler.compile(isOpen ? { ...items, ...open } : items, isWhole);
  const { minItems = 0, maxItems = Infinity } = schema;
  const type = schema['x-kubernetes-list-type'];
  const isSet = (type === 'set' && isWhole) || schema.uniqueItems === true;
  const keys = type === 'map' && isWhole ? (schema['x-kubernetes-list-map-keys'] ?? []) : [];
  const defaults = keys.map((key) => items?.properties?.[key]?.default);
  return (value, report) => {
    const list = value as readonly unknown[];
    if (checkItem !== undefined) {
      for (let index = 0; index < list.length; index += 1) {
        report.path.push(index);
        checkItem(list[index], report);
        report.path.pop();
      }
    }
    if (list.length < minItems) report.add('value', `must have at least ${minItems} items`);
    if (list.length > maxItems) report.add('value', `must have at most ${maxItems} items`);
    if (isSet) reportTwins(list, report, 'stands in the list twice');
    if (keys.length > 0) {
      const ids = list.map((item) => keys.map((key, index) => fieldOf(item, key) ?? defaults[index] ?? null));
      reportTwins(ids, report, `has the same ${keys.join(' and ')} as another item`);
    }
  };
}

const fieldOf = (item: unknown, key: string): unknown =>
  typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined;

function reportTwins(values: readonly unknown[], report: SchemaReport, message: string): void {
  if (values.length < 2) return;
  const seen = new Map<string, unknown[]>();
  values.forEach((value, index) => {
    // Maps are equal in any order of their keys, so that the text only narrows the search.
    const isPlain = typeof value !== 'object' || value === null || Array.isArray(value);
    const text = isPlain ? JSON.stringify(value) : String(Object.keys(value).length);
    const same = seen.get(text) ?? [];
    if (same.some((other) => isEqual(other, value))) {
      report.path.push(index);
      report.add('duplicate', message);
      report.path.pop();
    }
    seen.set(text, [...same, value]);
  });
}
