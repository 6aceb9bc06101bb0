import { BUILTINS } from './builtins';
import { execute } from './execute';
import type { MissingKey } from './execute';
import { ExecutionError, MissingKeyError } from './execution-error';
import { UnsupportedError } from './go-function';
import type { FunctionMap } from './go-function';
import { GoTemplateError, positionAt } from './go-template-error';
import type { GoTemplateErrorKind } from './go-template-error';
import { KNOWN_FUNCTION_NAMES } from './known-functions';
import { freezeCopy } from './freeze-copy';
import { parse } from './parse';
import { TemplateSyntaxError, UnsupportedSyntaxError } from './syntax-error';
import type { GoValue } from './value';

/** How a template is executed. */
export interface GoTemplateOptions {
  /** Whether a missing key prints `<no value>`, which is the default, or is an error. */
  readonly missingKey?: MissingKey;
  /** Functions beside those that every template of Go has. */
  readonly functions?: FunctionMap;
}

/**
 * Executes a template of Go's `text/template`.
 *
 * @param data plain data; numbers are floating-point numbers, as they are in JSON and YAML
 * @throws GoTemplateError
 * @see https://pkg.go.dev/text/template
 */
export function renderGoTemplate(text: string, data: unknown, options: GoTemplateOptions = {}): string {
  const { missingKey = 'default', functions: more = {} } = options;
  const functions = withBuiltins(more);
  let offset = 0;
  try {
    const template = parse(text, { functions, others: KNOWN_FUNCTION_NAMES });
    const own = CHANGES.test(text) ? freezeCopy(data as GoValue) : (data as GoValue);
    return execute(template, own, { missingKey, functions });
  } catch (error) {
    const fail = (kind: GoTemplateErrorKind, { message }: Error, path?: readonly string[]): GoTemplateError =>
      new GoTemplateError(kind, message, positionAt(text, offset), actionAt(text, offset), path);
    if (hasOffset(error)) ({ offset } = error);
    if (error instanceof TemplateSyntaxError) throw fail('syntax', error);
    if (error instanceof UnsupportedSyntaxError || error instanceof UnsupportedError)
      throw fail('unsupported', error);
    if (error instanceof MissingKeyError) throw fail('missing-key', error, error.path);
    if (error instanceof ExecutionError) throw fail('execution', error);
    // The stack ends where a map contains itself, or parentheses are nested by the thousand.
    if (error instanceof RangeError)
      throw fail('unsupported', new Error('a value or template nested this deeply is not supported'));
    throw error;
  }
}

/** Functions that change a value in place; data must not change with it. */
const CHANGES = /\b(?:set|unset|sortAlpha|(?:mustM|m)erge(?:Overwrite)?)\b/;

const JOINED = new WeakMap<FunctionMap, FunctionMap>();

function withBuiltins(more: FunctionMap): FunctionMap {
  const known = JOINED.get(more);
  if (known !== undefined) return known;
  const joined = { ...BUILTINS, ...more };
  JOINED.set(more, joined);
  return joined;
}

const hasOffset = (error: unknown): error is { readonly offset: number } =>
  typeof error === 'object' && error !== null && 'offset' in error;

/** The action around an offset. */
function actionAt(text: string, offset: number): string {
  const start = text.lastIndexOf('{{', offset);
  if (start < 0) return '';
  const end = text.indexOf('}}', start);
  return text.slice(start, end < 0 ? undefined : end + 2);
}
