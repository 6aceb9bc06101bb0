import { stripVTControlCharacters } from 'node:util';
import type { ExplainedField, ValueOrigin } from '@strata/explain';
import type { Location } from '@strata/model';
import { formatLocation } from '@strata/report';
import picocolors from 'picocolors';
import { isSecretPath, maskValue, showValue } from './show-value';

/** One line of an answer: what is said, and the place that it is about. */
interface Line {
  readonly depth: number;
  readonly text: string;
  readonly location: Location;
  readonly isDim: boolean;
}

/** An origin without what looks confidential; without any value where what it is the origin of is. */
export function maskOrigin(origin: ValueOrigin, isSecret: boolean): ValueOrigin {
  const path = isSecret ? ['secret'] : [origin.path];
  return {
    ...origin,
    value: maskValue(path, origin.value),
    overridden: origin.overridden.map((lower) => ({
      ...lower,
      ...('value' in lower ? { value: maskValue(path, lower.value) } : {}),
    })),
    reads: origin.reads.map((read) => maskOrigin(read, isSecret)),
  };
}

/** Where one field comes from, with everything that it overrides and was computed from. */
export function formatOrigins({ path, origins, conditions }: ExplainedField, color: boolean): string {
  const isSecret = isSecretPath(path);
  const lines = origins.flatMap((origin) => linesOf(maskOrigin(origin, isSecret), 1, '', color));
  if (conditions.length > 0) {
    const there = conditions.flatMap((origin) => linesOf(origin, 1, 'only there with ', color).slice(0, 1));
    lines.push(...there);
  }
  return align(lines, color);
}

/** One line for each field: its value and the places that it comes from. */
export function formatBrief(name: string, { path, value, origins }: ExplainedField, color: boolean): string {
  const colors = picocolors.createColors(color);
  const places = origins.map((origin) => {
    const what = origin.kind === 'code' || origin.kind === 'config' ? '' : `${origin.path} `;
    const over = origin.overridden.length === 0 ? '' : ` (overrides ${origin.overridden.length})`;
    return `    ${what}${colors.cyan(formatLocation(origin.location))}${colors.dim(over)}`;
  });
  return [`  ${colors.bold(name)} = ${colors.green(showValue(path, value))}`, ...places].join('\n');
}

function linesOf(origin: ValueOrigin, depth: number, prefix: string, color: boolean): Line[] {
  const { path, value, location, overridden, alsoGivenAt = [], reads, isComputed } = origin;
  const colors = picocolors.createColors(color);
  const shown = colors.green(showValue([path], value));
  const text = `${prefix}${path === '' ? shown : `${colors.bold(path)} = ${shown}`}${isComputed ? ', computed' : ''}`;
  return [
    { depth, text, location, isDim: false },
    ...reads.flatMap((read) => linesOf(read, depth + 1, 'from ', color)),
    ...alsoGivenAt.map((place) => ({
      depth: depth + 1,
      text: 'also a key in',
      location: place,
      isDim: true,
    })),
    ...overridden.map((lower) => ({
      depth: depth + 1,
      text: `overrides ${'value' in lower ? showValue([path], lower.value) : 'a computed value'}`,
      location: lower.location,
      isDim: true,
    })),
  ];
}

/** Lays the places out in one column. */
function align(lines: readonly Line[], color: boolean): string {
  const colors = picocolors.createColors(color);
  const widths = lines.map(({ depth, text }) => depth * 2 + stripVTControlCharacters(text).length);
  const column =
    Math.min(
      widths.reduce((a, b) => Math.max(a, b), 0),
      72,
    ) + 2;
  return lines
    .map(({ depth, text, location, isDim }, index) => {
      const padding = ' '.repeat(Math.max(2, column - (widths[index] ?? 0)));
      const line = `${'  '.repeat(depth)}${text}${padding}${colors.cyan(formatLocation(location))}`;
      return isDim ? colors.dim(line) : line;
    })
    .join('\n');
}
