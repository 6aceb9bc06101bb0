// Hashing reads nothing: the module is as pure as arithmetic.
// eslint-disable-next-line no-restricted-imports
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Machine } from './machine-schema';

/** What the Image Factory builds into an image. */
export type Schematic = Machine['schematic'];

/**
 * A schematic as the Image Factory takes it: fields in its order, nothing empty.
 *
 * @see https://github.com/siderolabs/image-factory/blob/main/pkg/schematic/schematic.go
 */
export const schematicData = ({ extensions, kernelArgs, overlay }: Schematic): object => ({
  ...(overlay === undefined ? {} : { overlay: { image: overlay.image, name: overlay.name } }),
  customization: {
    ...(kernelArgs.length === 0 ? {} : { extraKernelArgs: kernelArgs }),
    ...(extensions.length === 0 ? {} : { systemExtensions: { officialExtensions: extensions } }),
  },
});

/** A schematic in the very bytes that the Image Factory hashes: indented by four. */
const writeSchematic = (schematic: Schematic): string =>
  stringify(schematicData(schematic), { indent: 4, lineWidth: 0, version: '1.1' });

/** The id that the Image Factory gives a schematic: the SHA-256 of its bytes, in hexadecimal digits. */
export const schematicId = (schematic: Schematic): string =>
  createHash('sha256').update(writeSchematic(schematic)).digest('hex');

/** The image that installs Talos with a schematic on bare metal. */
export const installerImage = ({ factory, schematic, talos }: Machine): string =>
  `${factory}/metal-installer/${schematicId(schematic)}:v${talos}`;

/** The boot assets of a schematic: kernel and initramfs, by name and URL. */
export function bootAssets({ factory, schematic, talos, architecture }: Machine) {
  const base = `https://${factory}/image/${schematicId(schematic)}/v${talos}`;
  return {
    kernel: `${base}/kernel-${architecture}`,
    initramfs: `${base}/initramfs-${architecture}.xz`,
  };
}
