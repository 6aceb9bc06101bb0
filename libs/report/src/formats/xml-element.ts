import { escapeXmlAttribute } from './escape-xml';

/** The attributes of an element, in their order; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element of XML.
 *
 * @param content what is between its tags, escaped already
 */
export function writeElement(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXmlAttribute(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** Elements on lines of their own, two spaces deeper than what they are in. */
export const nestElements = (elements: readonly string[], depth: number): string =>
  elements.length === 0
    ? ''
    : `${elements.map((element) => `\n${'  '.repeat(depth)}${element}`).join('')}\n${'  '.repeat(depth - 1)}`;
