import { goFunction } from '../go-function';
import type { FunctionMap, GoFunction } from '../go-function';
import type { GoValue } from '../value';

/** The shortest path that means the same. */
function clean(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return `${isRooted ? '/' : ''}${parts.join('/')}` || '.';
}

function base(path: string): string {
  if (path === '') return '.';
  return path.replace(/\/+$/, '').split('/').at(-1) || '/';
}

const dir = (path: string): string => clean(path.slice(0, path.lastIndexOf('/') + 1));

const ext = (path: string): string => /\.[^./]*$/.exec(path)?.[0] ?? '';

const ofPath = (call: (path: string) => GoValue): GoFunction => goFunction(['string'], call);

const FUNCTIONS: FunctionMap = {
  base: ofPath(base),
  clean: ofPath(clean),
  dir: ofPath(dir),
  ext: ofPath(ext),
  isAbs: ofPath((path) => path.startsWith('/')),
};

/**
 * The functions of sprig about paths; those whose names begin with `os` do the same where Argo CD runs.
 *
 * @see https://pkg.go.dev/path
 */
export const PATH_FUNCTIONS: FunctionMap = {
  ...FUNCTIONS,
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, each]) => [
      `os${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      each,
    ]),
  ),
};
