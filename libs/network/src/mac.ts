const NOTATIONS = [
  /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/,
  /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/,
  /^[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}$/,
  /^[0-9a-f]{12}$/,
];

/** Writes a MAC in any usual notation as `aa:bb:cc:dd:ee:ff`; undefined when the text is not one. */
export function normaliseMac(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (!NOTATIONS.some((notation) => notation.test(lower))) return undefined;
  return lower.replace(/[^0-9a-f]/g, '').replace(/..(?=.)/g, '$&:');
}

/**
 * Why no interface can have a MAC, worded to follow it; undefined when one can.
 * @param mac as `normaliseMac` writes it
 * @see https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf
 */
export function findMacFault(mac: string): string | undefined {
  if (mac === '00:00:00:00:00:00') return 'is all zeros';
  if (mac === 'ff:ff:ff:ff:ff:ff') return 'is the broadcast address';
  return parseInt(mac.slice(0, 2), 16) & 1 ? 'is a multicast address' : undefined;
}
