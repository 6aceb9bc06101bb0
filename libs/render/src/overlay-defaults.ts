import { isMap } from '@strata/compose';
import type { JsonSchema } from './overlay-words';

/** The field that a default gives inside another; undefined where that is no map. */
export const fieldBelow = (below: unknown, key: string): unknown =>
  isMap(below) && Object.hasOwn(below, key) ? below[key] : undefined;

/**
 * What a schema says of a field beside its form: the description, examples, and the default of the addon where that
 * is plain data.
 *
 * @param below the field of the addon's defaults; a function is computed for each cluster
 */
export function annotate(schema: JsonSchema, below: unknown): JsonSchema {
  const { description, examples } = schema;
  const text = typeof description === 'string' ? description : '';
  const computed = typeof below === 'function' ? 'Computed unless an overlay gives it.' : '';
  const plain = [text, computed].filter((part) => part !== '').join(' ');
  const value = insertable(below);
  const shown = value === undefined ? '' : `\n\nDefault: \`${formatDefault(value)}\``;
  return {
    ...(plain === '' ? {} : { description: plain }),
    // Hovers show no default by themselves, and escape the backticks of a plain description.
    ...(shown !== '' || plain.includes('`') ? { markdownDescription: `${plain}${shown}` } : {}),
    ...(value === undefined ? {} : { default: value }),
    ...(examples === undefined ? {} : { examples }),
  };
}

/**
 * The default if an editor can write it as the value of a key: what has several lines, and maps in lists, come out
 * wrong in the YAML language server.
 */
export function insertable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.every((item) => isSingleLine(item)) ? (value as unknown) : undefined;
  }
  return isSingleLine(value) ? value : undefined;
}

const isSingleLine = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && !value.includes('\n'));

const formatDefault = (value: unknown): string =>
  typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
