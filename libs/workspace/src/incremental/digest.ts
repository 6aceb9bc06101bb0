import { createHash } from 'node:crypto';

/** As many characters as nobody finds two contents for: 132 bits. */
const LENGTH = 22;

/** Names content: equal for equal parts in the same order, and never equal for others. */
export function digestOf(parts: Iterable<string | undefined>): string {
  let text = '';
  for (const part of parts) text += part === undefined ? 'u' : `s${part.length} ${part}`;
  return createHash('sha256').update(text).digest('base64').slice(0, LENGTH);
}

/** Names the content of a file, or the text that it is made from. */
export const digestOfBytes = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('base64').slice(0, LENGTH);
