import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sealResult, unsealResult } from './seal';

const BYTES = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const HASH = fc.stringMatching(/^\d{1,20}$/);
const KEY = fc.string({ maxLength: 20 });

describe('seals', () => {
  it('give back what was sealed', () => {
    fc.assert(
      fc.property(BYTES, HASH, KEY, (result, hash, key) => {
        expect(unsealResult(sealResult(result, hash, key), hash, key)).toEqual(result);
      }),
    );
  });

  it('are broken by one other bit, wherever it is', () => {
    fc.assert(
      fc.property(BYTES, HASH, KEY, fc.nat(), fc.nat({ max: 7 }), (result, hash, key, at, bit) => {
        const sealed = sealResult(result, hash, key);
        const place = at % sealed.length;
        sealed.writeUInt8((sealed[place] ?? 0) ^ (1 << bit), place);
        expect(unsealResult(sealed, hash, key)).toBeUndefined();
      }),
    );
  });

  it('are broken by a cut, at either end', () => {
    fc.assert(
      fc.property(BYTES, HASH, KEY, fc.nat(), (result, hash, key, at) => {
        const sealed = sealResult(result, hash, key);
        const cut = 1 + (at % sealed.length);
        expect(unsealResult(sealed.subarray(0, -cut), hash, key)).toBeUndefined();
        expect(unsealResult(sealed.subarray(cut), hash, key)).toBeUndefined();
      }),
    );
  });

  it('hold for one hash and one key', () => {
    fc.assert(
      fc.property(
        BYTES,
        fc.uniqueArray(HASH, { minLength: 2, maxLength: 2 }),
        KEY,
        (result, [hash, other], key) => {
          const sealed = sealResult(result, hash ?? '', key);
          expect(unsealResult(sealed, other ?? '', key)).toBeUndefined();
          expect(unsealResult(sealed, hash ?? '', `${key}x`)).toBeUndefined();
        },
      ),
    );
  });

  it('stand behind the archive, which can be unpacked with them', () => {
    expect(gunzipSync(sealResult(gzipSync('archive'), '1', 'key')).toString()).toBe('archive');
  });
});
