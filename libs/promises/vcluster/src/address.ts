/** The number that an IPv4 address stands for. */
const numberOf = (address: string): number =>
  address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);

/** The first and the last address of a CIDR or of a range `first-last`, as numbers. */
function boundsOf(range: string): readonly [number, number] {
  const [first = '', last] = range.split('-').map((text) => text.trim());
  if (last !== undefined) return [numberOf(first), numberOf(last)];
  const [address = '', bits = '32'] = first.split('/');
  const size = 2 ** (32 - Number(bits));
  const start = Math.floor(numberOf(address) / size) * size;
  return [start, start + size - 1];
}

/** Whether an IPv4 address is in a CIDR, or in a range `first-last`. */
export function isInRange(address: string, range: string): boolean {
  const [first, last] = boundsOf(range);
  const number = numberOf(address);
  return number >= first && number <= last;
}

/** Whether two CIDRs or ranges have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a[0] <= b[1] && b[0] <= a[1];
}
