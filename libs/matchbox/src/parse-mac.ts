const NOTATIONS = [
  /^[0-9a-f]{2}(?::[0-9a-f]{2})+$/,
  /^[0-9a-f]{2}(?:-[0-9a-f]{2})+$/,
  /^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/,
];

/** Bytes of an EUI-48, an EUI-64 and an IP over InfiniBand address. */
const LENGTHS = [6, 8, 20];

/**
 * A MAC address in lower case with colons, as matchbox compares it; undefined for what it does not read, and for bare
 * digits, which only builds with a recent Go read.
 *
 * @see https://pkg.go.dev/net#ParseMAC
 */
export function parseMac(text: string): string | undefined {
  const lower = text.toLowerCase();
  const bytes = lower.replace(/[^0-9a-f]/g, '').match(/../g) ?? [];
  const isRead = NOTATIONS.some((notation) => notation.test(lower)) && LENGTHS.includes(bytes.length);
  return isRead ? bytes.join(':') : undefined;
}

/** Whether matchbox takes a label for a MAC address. */
export const isMacLabel = (key: string): boolean => key.toLowerCase() === 'mac';
