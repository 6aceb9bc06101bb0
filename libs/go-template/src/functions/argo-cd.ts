import { goFunction, UnsupportedError } from '../go-function';
import type { FunctionMap } from '../go-function';
import { isGoList, isGoMap, kindOf, typeOf } from '../value';
import type { GoValue } from '../value';
import { fromYaml } from './from-yaml';
import { sanitizeName } from './sanitize-name';
import { toYaml } from './to-yaml';

const DEFAULT_SIZE = 50n;

/** Takes a name, or a size and a name, or a size, whether only whole words are kept, and a name. */
function slugify(...params: GoValue[]): string {
  if (params.length > 3)
    throw new UnsupportedError('slugify with more than three arguments is not supported');
  const name = params.length === 0 ? '' : params.at(-1);
  const size = params.length > 1 ? params[0] : DEFAULT_SIZE;
  const keepsWords = params.length > 2 ? params[1] : true;
  if (typeof name !== 'string') throw new Error(`slugify takes a text and not ${typeOf(name)}`);
  if (typeof size !== 'bigint') throw new Error(`slugify takes an int and not ${typeOf(size)}`);
  if (typeof keepsWords !== 'boolean') throw new Error(`slugify takes a bool and not ${typeOf(keepsWords)}`);
  if (size < 0n) throw new UnsupportedError('slugify with a size below 0 is not supported');
  const slug = makeSlug(sanitizeName(name), keepsWords ? Infinity : Number(size));
  return keepsWords && size > 0n ? keepWords(slug, Number(size)) : slug;
}

const makeSlug = (name: string, size: number): string =>
  name
    .slice(0, size)
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Cuts before the last word that does not fit; a single word is cut within. */
function keepWords(slug: string, size: number): string {
  if (slug.length <= size) return slug;
  const end = slug.lastIndexOf('-', size);
  return slug.slice(0, end < 0 ? size : end);
}

function readMap(text: string): GoValue {
  const value = fromYaml(text);
  if (kindOf(value) === 'nil') return {};
  if (!isGoMap(value)) throw new Error(`the YAML is ${typeOf(value)} and not a map`);
  return value;
}

function readList(text: string): GoValue {
  const value = fromYaml(text);
  if (kindOf(value) === 'nil') return [];
  if (!isGoList(value)) throw new Error(`the YAML is ${typeOf(value)} and not a list`);
  return value;
}

/** The functions that Argo CD adds. */
export const ARGO_CD_FUNCTIONS: FunctionMap = {
  normalize: goFunction(['string'], sanitizeName),
  slugify: goFunction([], slugify, 'any'),
  toYaml: goFunction(['any'], toYaml),
  fromYaml: goFunction(['string'], readMap),
  fromYamlArray: goFunction(['string'], readList),
};
