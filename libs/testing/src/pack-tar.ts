import { gzipSync } from 'node:zlib';

/** An entry of an archive, with any name that a hostile one would have. */
export interface TarEntry {
  readonly name: string;
  readonly data?: string | Buffer;
  /** Where a symbolic link leads; the entry is a file without it. */
  readonly link?: string;
}

/**
 * Packs a gzipped archive as it is asked, without the care that real programs take.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
export const packTar = (entries: readonly TarEntry[]): Buffer =>
  gzipSync(Buffer.concat([...entries.flatMap(packEntry), Buffer.alloc(2 * BLOCK)]));

const BLOCK = 512;

function packEntry({ name, data = '', link }: TarEntry): Buffer[] {
  const body = Buffer.from(data);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, width: number): number =>
    header.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at);
  header.write(name, 0);
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(body.length, 124, 12);
  octal(0, 136, 12);
  header.fill(' ', 148, 156);
  header.write(link === undefined ? '0' : '2', 156);
  header.write(link ?? '', 157);
  header.write('ustar\u000000', 257);
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  return [header, body, padding];
}
