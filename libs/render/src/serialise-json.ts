import { HEADER_TEXT } from '@strata/model';

const WARNING = 'Do not edit: `npm run render` writes this file again.';

/** What fits into a line of this length is written on one. */
const LINE_WIDTH = 110;

/**
 * Writes data as JSON under a first key that plays the part of the header. The other keys keep their order.
 *
 * @param sources paths from the workspace root
 * @param headerKey the first key, which readers of the file take for a comment
 */
export function serialiseJson(data: object, sources: readonly string[], headerKey: string): string {
  const header = `${HEADER_TEXT}${sources.join(', ')}. ${WARNING}`;
  // Not as one object: keys that look like numbers would come before the header.
  return `${formatEntries([[headerKey, header], ...Object.entries(data)], '')}\n`;
}

/** @param room what is left of the line */
function formatValue(value: unknown, indent: string, room: number): string {
  const flat = formatFlat(value);
  if (flat.length <= room || typeof value !== 'object' || value === null) return flat;
  if (!Array.isArray(value)) return formatEntries(Object.entries(value), indent);
  const inner = `${indent}  `;
  const items = value.map((item) => `${inner}${formatValue(item, inner, LINE_WIDTH - inner.length - 1)}`);
  return `[\n${items.join(',\n')}\n${indent}]`;
}

function formatEntries(entries: readonly (readonly [string, unknown])[], indent: string): string {
  const fields = entries.map(([key, value]) => {
    const label = `${indent}  ${JSON.stringify(key)}: `;
    return `${label}${formatValue(value, `${indent}  `, LINE_WIDTH - label.length - 1)}`;
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${formatFlat(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
