const PLACEHOLDER = /\{\{ (?:index )?\.([\w.]+)(?: ("(?:[^"\\]|\\.)*"))? \}\}/g;

/**
 * Fills `{{ .a.b }}` and `{{ index .a "k" }}` in every string of a template, as Argo CD's Go templates do with
 * `missingkey=error`. Written apart from the code under test, which makes the placeholders.
 *
 * @param parameters what the cluster generator gives: name, metadata, values
 * @throws Error for a parameter that is missing
 */
export function fillPlaceholders<T>(template: T, parameters: object): T {
  const text = JSON.stringify(template, (_, value: unknown) =>
    typeof value === 'string' ? fillText(value, parameters) : value,
  );
  return JSON.parse(text) as T;
}

function fillText(text: string, parameters: object): string {
  return text.replace(PLACEHOLDER, (placeholder, path: string, index?: string) => {
    const steps = [...path.split('.'), ...(index === undefined ? [] : [JSON.parse(index) as string])];
    const value = steps.reduce<unknown>(
      (map, step) =>
        map !== undefined && Object.hasOwn(map as object, step) ? (map as never)[step] : undefined,
      parameters,
    );
    if (typeof value !== 'string') throw new Error(`nothing fills ${placeholder}`);
    return value;
  });
}
