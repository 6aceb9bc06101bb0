const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

const SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/**
 * The MD5 of a text in UTF-8, as 32 hexadecimal digits: Kratix names directories by it. Of no use for security.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1321
 */
export function md5(text: string): string {
  const words = pad(new TextEncoder().encode(text));
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) {
    const next = mixBlock(state, words.subarray(block, block + 16));
    for (const [index, value] of next.entries()) state[index] = (at(state, index) + value) | 0;
  }
  const bytes = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => bytes.setInt32(index * 4, word, true));
  return Array.from({ length: 16 }, (_, index) => bytes.getUint8(index).toString(16).padStart(2, '0')).join(
    '',
  );
}

/** Little-endian words: the text, one bit, zeros, and the length in bits. */
function pad(bytes: Uint8Array): Uint32Array {
  const length = (((bytes.length + 8) >> 6) + 1) * 64;
  const view = new DataView(new ArrayBuffer(length));
  bytes.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, (bytes.length * 8) >>> 0, true);
  view.setUint32(length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return Uint32Array.from({ length: length / 4 }, (_, index) => view.getUint32(index * 4, true));
}

function mixBlock(state: readonly number[], words: Uint32Array): number[] {
  let [a, b, c, d] = state as [number, number, number, number];
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const [mixed, index] = mixRound(round, step, b, c, d);
    const sum = (a + mixed + at(SINES, step) + (words[index] ?? 0)) | 0;
    const shift = SHIFTS[round]?.[step & 3] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  return [a, b, c, d];
}

/** What a round mixes, and the word that it takes. */
function mixRound(round: number, step: number, b: number, c: number, d: number): [number, number] {
  switch (round) {
    case 0:
      return [(b & c) | (~b & d), step];
    case 1:
      return [(d & b) | (~d & c), (5 * step + 1) % 16];
    case 2:
      return [b ^ c ^ d, (3 * step + 5) % 16];
    default:
      return [c ^ (b | ~d), (7 * step) % 16];
  }
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;
