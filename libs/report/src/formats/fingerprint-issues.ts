import type { Issue } from '@strata/model';

/**
 * A fingerprint for each issue that stays the same while lines around it come and go: it is made from the code, the
 * file and the message, and counts issues that are equal in all three. 16 hexadecimal digits each.
 *
 * @param issues joined and in their order
 */
export function fingerprintIssues(issues: readonly Issue[]): string[] {
  const seen = new Map<string, number>();
  return issues.map(({ code, message, location }) => {
    const key = JSON.stringify([code, location?.file, message]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hash(`${key}${count}`);
  });
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * FNV-1a with 64 bits, of the UTF-8 of a text.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
function hash(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const value = bytes.reduce((sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * PRIME), OFFSET);
  return value.toString(16).padStart(16, '0');
}
