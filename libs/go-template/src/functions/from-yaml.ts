import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, Scalar } from 'yaml';
import type { Document, Node } from 'yaml';
import { UnsupportedError } from '../go-function';
import type { GoMap, GoValue } from '../value';
import { setKey } from './set-key';

/** Texts without quotes that are certainly texts for every reader. */
const TEXT = /^[A-Za-z/_][^\t]*$/;
const WORD = /^(?:y|yes|n|no|true|false|on|off|null)$/i;
const NUMBER = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,14})\.\d{1,15})$/;

/**
 * The value of a YAML text.
 *
 * @throws UnsupportedError for what is malformed, and where readers of YAML differ
 */
export function fromYaml(text: string): GoValue {
  if (text.includes('%')) throw refuse('a percent sign');
  if (/^(?:---|\.\.\.)/m.test(text)) throw refuse('a mark between documents');
  if (/[|>]/.test(text) && !text.endsWith('\n')) throw refuse('a block without a line break at its end');
  const documents = parseAllDocuments(text, { uniqueKeys: true }) as Document[];
  const [document] = documents;
  if (document === undefined) return null;
  const [problem] = [...document.errors, ...document.warnings];
  if (documents.length > 1 || problem !== undefined) {
    throw new UnsupportedError(`this YAML is not supported: ${problem?.message ?? 'it has several parts'}`);
  }
  return toValue(document.contents);
}

function toValue(node: Node | null): GoValue {
  if (node === null) return null;
  if (isAlias(node) || (node.tag !== undefined && !isScalar(node) && node.tag.startsWith('!')))
    throw refuse('an alias or a tag');
  if ('anchor' in node && node.anchor !== undefined) throw refuse('an anchor');
  if (isScalar(node)) return toScalar(node);
  if (isSeq(node)) return node.items.map((item) => toValue(item as Node | null));
  if (!isMap(node)) throw refuse('a part of it');
  const map: GoMap = {};
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? toScalar(key) : undefined;
    if (typeof name !== 'string') throw refuse('a key that is no text');
    setKey(map, name, toValue(value as Node | null));
  }
  return map;
}

function toScalar({ value, source, type, tag, anchor }: Scalar): GoValue {
  if (tag !== undefined || anchor !== undefined) throw refuse('a tag or an anchor');
  if (type !== Scalar.PLAIN) {
    if (typeof value === 'string') return value;
    throw refuse('a value');
  }
  const text = source ?? '';
  if (text === '' || text === '~' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (NUMBER.test(text)) return Number(text);
  if (TEXT.test(text) && !WORD.test(text)) return text;
  throw refuse(`the value ${text}`);
}

const refuse = (what: string): UnsupportedError =>
  new UnsupportedError(`${what} of a YAML text is not supported: readers differ; put it between quotes`);
