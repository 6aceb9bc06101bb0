import { goFunction, UnsupportedError } from '../go-function';
import type { FunctionMap } from '../go-function';
import type { GoValue } from '../value';
import { toJson } from './to-json';
import type { JsonStyle } from './to-json';

const PLAIN: JsonStyle = { escapesHtml: true };
const PRETTY: JsonStyle = { escapesHtml: true, indent: '  ' };
const RAW: JsonStyle = { escapesHtml: false };

/** What cannot be written is an empty text. */
function toJsonOrNothing(value: GoValue, style: JsonStyle): string {
  try {
    return toJson(value, style);
  } catch (error) {
    if (error instanceof UnsupportedError) throw error;
    return '';
  }
}

function parseJson(text: string): GoValue {
  const value = JSON.parse(text) as GoValue;
  requirePlain(value);
  return value;
}

/** Go replaces half a character and refuses a number that is too large; JavaScript does not. */
function requirePlain(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number is too large');
  if (typeof value === 'string' && /\p{Cs}/u.test(value)) {
    throw new UnsupportedError('half a character is not supported');
  }
  if (typeof value !== 'object' || value === null) return;
  Object.entries(value).forEach((entry) => entry.forEach(requirePlain));
}

function fromJson(text: string): GoValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof UnsupportedError) throw error;
    return null;
  }
}

function mustFromJson(text: string): GoValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof UnsupportedError) throw error;
    throw new Error('the text is no JSON');
  }
}

function decodeBase64(text: string): string {
  const plain = text.replace(/[\r\n]/g, '');
  const isValid = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(plain);
  if (!isValid) throw new UnsupportedError('b64dec of a text that is not base64 is not supported');
  const bytes = Buffer.from(plain, 'base64');
  const decoded = bytes.toString();
  if (!Buffer.from(decoded).equals(bytes)) {
    throw new UnsupportedError('b64dec of what is no text is not supported');
  }
  return decoded;
}

/** The functions of sprig that encode and decode. */
export const ENCODING_FUNCTIONS: FunctionMap = {
  toJson: goFunction(['any'], (value: GoValue) => toJsonOrNothing(value, PLAIN)),
  mustToJson: goFunction(['any'], (value: GoValue) => toJson(value, PLAIN)),
  toPrettyJson: goFunction(['any'], (value: GoValue) => toJsonOrNothing(value, PRETTY)),
  mustToPrettyJson: goFunction(['any'], (value: GoValue) => toJson(value, PRETTY)),
  toRawJson: goFunction(['any'], (value: GoValue) => toJson(value, RAW)),
  mustToRawJson: goFunction(['any'], (value: GoValue) => toJson(value, RAW)),
  fromJson: goFunction(['string'], fromJson),
  mustFromJson: goFunction(['string'], mustFromJson),
  b64enc: goFunction(['string'], (text: string) => Buffer.from(text).toString('base64')),
  b64dec: goFunction(['string'], decodeBase64),
};
