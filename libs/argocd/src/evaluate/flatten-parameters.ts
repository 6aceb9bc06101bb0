import { isMap } from '@strata/compose';
import { renderGoTemplate } from '@strata/go-template';
import { isOwnList } from './own-list';

/**
 * Parameters as the `selector` of a generator sees them: paths such as `metadata.labels.environment` or
 * `list.0.name`, every value as Go prints it. An empty map gives nothing.
 */
export function flattenParameters(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const flat: Record<string, string> = {};
  const add = (value: unknown, path: string): void => {
    if (isMap(value)) for (const [key, each] of Object.entries(value)) add(each, `${path}.${key}`);
    else if (Array.isArray(value) && !isOwnList(value)) value.forEach((each, i) => add(each, `${path}.${i}`));
    else flat[path] = print(value);
  };
  for (const [key, value] of Object.entries(values)) add(value, key);
  return flat;
}

const print = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '<nil>' : renderGoTemplate('{{ .value }}', { value });
};
