import { UnsupportedError } from '../go-function';

/** Longer lines are folded at spaces. */
const MAX_COLUMN = 80;

const ORDINARY = /^[ -~\p{L}\p{N}]*$/u;

/** What YAML 1.1 takes for something else than a text: booleans, null, numbers, times. */
const WORDS =
  /^(?:|~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|\.nan|\.NaN|\.NAN|[-+]?\.(?:inf|Inf|INF))$/;
const INTEGER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\d*)$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const LIKE_A_DATE = /^\d{4}-\d/;

/**
 * A text as a scalar of YAML.
 *
 * @param indent of the lines of a text that has many
 * @param column where it begins
 */
export function toYamlScalar(text: string, indent: string, column: number): string {
  if (text.includes('\n')) return toLiteral(text, indent);
  if (!ORDINARY.test(text)) throw refuse(text);
  const scalar = quoteScalar(text);
  if (text.includes(' ') && column + scalar.length > MAX_COLUMN) throw refuse(text);
  return scalar;
}

function quoteScalar(text: string): string {
  const plain = /^[-+\d]/.test(text) ? text.replaceAll('_', '') : text;
  if (WORDS.test(text) || INTEGER.test(plain) || DECIMAL.test(plain) || BASE_60.test(text))
    return `"${text}"`;
  // Whatever begins like a number may still be one for Go, or a time.
  if (LIKE_A_DATE.test(text) || /^[-+]?[.\d][\da-fA-F_.xXpPeE+-]*$/.test(text)) {
    if (!/^\d+(?:\.\d+){2,}$|^\d+[a-fA-F]\w*$|^[\d.]+-[a-zA-Z]/.test(text)) throw refuse(text);
  }
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Whether a text means itself without quotes. */
const isPlain = (text: string): boolean =>
  !/^[-#,[\]{}&*!|>'"%@`?:]|^ | $|: |:$| #|^\.\.\.|^---/.test(text) ||
  (/^[-?:][^ ]/.test(text) && isPlainBehind(text));

const isPlainBehind = (text: string): boolean => !/: |:$| #| $|^---/.test(text);

/** A text of many lines, as `|` has it. */
function toLiteral(text: string, indent: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const isOrdinary = lines.every((line) => line === '' || (ORDINARY.test(line) && !/^ +$| $/.test(line)));
  if (!isOrdinary || lines[0] === '' || lines.at(-1) === '' || lines[0]?.startsWith(' ') === true)
    throw refuse(text);
  const body = lines.map((line) => (line === '' ? '' : indent + line)).join('\n');
  return `|${text.endsWith('\n') ? '' : '-'}\n${body}`;
}

const refuse = (text: string): UnsupportedError =>
  new UnsupportedError(`toYaml of the text ${JSON.stringify(text)} is not supported`);
