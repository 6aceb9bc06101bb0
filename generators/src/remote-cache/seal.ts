import { createHmac, timingSafeEqual } from 'node:crypto';

/** Stands behind the archive and starts with a zero, as padding does: who unpacks a sealed result never sees it. */
const MARK = '\0strata-seal:1:';

const SEAL_LENGTH = MARK.length + 64;

/**
 * Adds a seal to a result before it is uploaded.
 *
 * @param hash what Nx calls the result by; a result under the name of another is not sealed
 * @param key known to those who may write results; with an empty one the seal shows damage, and no forgery
 */
export const sealResult = (result: Buffer, hash: string, key: string): Buffer =>
  Buffer.concat([result, sealOf(result, hash, key)]);

/** The result without its seal; undefined where the seal is missing, damaged, or made with another key. */
export function unsealResult(sealed: Buffer, hash: string, key: string): Buffer | undefined {
  if (sealed.length < SEAL_LENGTH) return undefined;
  const result = sealed.subarray(0, -SEAL_LENGTH);
  return timingSafeEqual(sealed.subarray(-SEAL_LENGTH), sealOf(result, hash, key)) ? result : undefined;
}

const sealOf = (result: Buffer, hash: string, key: string): Buffer =>
  Buffer.from(`${MARK}${createHmac('sha256', key).update(`${hash}\n`).update(result).digest('hex')}`);
