import type { Path } from '@strata/compose';

/** What a command asks about: a path of the configuration, or a field of a rendered file. */
export type Subject =
  | { readonly kind: 'config'; readonly path: Path }
  | { readonly kind: 'file'; readonly file: string; readonly path: Path };

/** A text that is no path. */
export class SubjectError extends Error {}

/**
 * Reads what a person asks about:
 *
 * | text | subject |
 * |---|---|
 * | `prometheus.sizeGi`, `values.env[0].name`, `values["a.b"]` | the configuration |
 * | `HTTPRoute/grafana`, `HTTPRoute/monitoring/grafana#/spec/hostnames/0` | an object, or a field of it |
 * | `values.yaml#/grafana/persistence` | a file of the target, or a field of it |
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901 for what follows the `#`
 * @throws SubjectError
 */
export function parseSubject(text: string): Subject {
  const hash = text.indexOf('#');
  const head = hash < 0 ? text : text.slice(0, hash);
  if (hash >= 0 || head.includes('/') || /\.(?:yaml|json)$/.test(head)) {
    return { kind: 'file', file: head, path: hash < 0 ? [] : parsePointer(text.slice(hash + 1)) };
  }
  return { kind: 'config', path: parsePath(text) };
}

/** The steps of a JSON pointer. @throws SubjectError */
export function parsePointer(pointer: string): Path {
  if (pointer === '' || pointer === '/') return [];
  if (!pointer.startsWith('/')) throw new SubjectError(`"${pointer}" is no JSON pointer: it starts with "/"`);
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((step) => (/^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : step));
}

/** Writes a path as a JSON pointer. */
export const formatPointer = (path: Path): string =>
  path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

const STEP = /^(?:\.?([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\])/;

/** The steps of a path as `formatPath` writes it. @throws SubjectError */
export function parsePath(text: string): Path {
  const steps: (string | number)[] = [];
  let rest = text.replace(/^\$\.?/, '');
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (match === null) throw new SubjectError(`"${text}" is no path: it cannot be read from "${rest}" on`);
    const [all, name, index, quoted] = match;
    steps.push(name ?? (index === undefined ? (JSON.parse(`"${quoted ?? ''}"`) as string) : Number(index)));
    rest = rest.slice(all.length);
  }
  return steps;
}
