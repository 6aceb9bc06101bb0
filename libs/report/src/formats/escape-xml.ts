const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 cannot hold or advises against: control characters, halves of surrogate pairs, noncharacters. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * A text without the characters that XML cannot hold.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export const removeForbidden = (text: string): string => text.replace(FORBIDDEN, '');

/** A text between two tags of XML. */
export const escapeXmlText = (text: string): string =>
  removeForbidden(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);

/** The value of an attribute of XML in double quotes; a reader would take a bare line end for a space. */
export const escapeXmlAttribute = (text: string): string =>
  removeForbidden(text).replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character] ?? character);
