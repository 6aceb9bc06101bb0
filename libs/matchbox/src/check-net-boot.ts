import type { Path } from '@strata/compose';
import type { BootProblem } from './boot-files';
import type { NetBoot } from './profile';

/** Checks what iPXE would do with the lines that matchbox makes of a profile. */
export function checkNetBoot(file: string, { kernel, initrd, args }: NetBoot): BootProblem[] {
  const at = (path: Path, fault: Fault | undefined): BootProblem[] =>
    fault === undefined ? [] : [{ file, path: ['boot', ...path], ...fault }];
  const names = initrd.map(nameOfImage);
  return [
    ...at(['kernel'], findImageFault(kernel)),
    ...initrd.flatMap((image, index) => at(['initrd', index], findImageFault(image))),
    ...args.flatMap((arg, index) => at(['args', index], findWordFault(arg) ?? findDiskFault(arg, names))),
  ];
}

type Fault = Pick<BootProblem, 'message' | 'remedy'>;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Words that end a command of iPXE. @see https://github.com/ipxe/ipxe/blob/master/src/core/exec.c */
const TERMINATORS: readonly string[] = ['&&', '||', ';'];

function findWordFault(word: string): Fault | undefined {
  const remedy = 'Write one word, as it stands on the command line.';
  if (word === '') return { message: 'is empty', remedy: 'Remove it.' };
  if (CONTROL.test(word)) return { message: 'holds a line break or another control character', remedy };
  if (word.includes(' ')) return { message: 'holds a space, which makes it several words', remedy };
  if (TERMINATORS.includes(word)) return { message: `is "${word}", which ends the command for iPXE`, remedy };
  if (word.startsWith('#')) return { message: 'starts with "#", which starts a comment for iPXE', remedy };
  return undefined;
}

/** The options of images that take a value. @see https://ipxe.org/cmd/initrd */
const NAMING = /^(?:--name|-n)$/;

function findImageFault(image: string): Fault | undefined {
  if (image === '')
    return { message: 'is empty', remedy: 'Write a URL, or a path below the URL of matchbox.' };
  if (CONTROL.test(image)) return { message: 'holds a line break or another control character' };
  const words = image.split(' ').filter((word) => word !== '');
  const [option = ''] = words;
  const isPlain = words.length === 1 && !option.startsWith('-');
  if (!isPlain && !(words.length === 3 && NAMING.test(option))) {
    const remedy = 'Write the URL alone, or "--name NAME URL".';
    return { message: `is ${JSON.stringify(image)}, which iPXE does not take for one URL`, remedy };
  }
  return words.map(findWordFault).find((fault) => fault !== undefined);
}

/** The name that iPXE gives an image: the last part of its path. */
function nameOfImage(image: string): string {
  const words = image.split(' ').filter((word) => word !== '');
  const [option = '', name = ''] = words;
  if (NAMING.test(option)) return name;
  const path = option.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** All disks that were loaded, for newer iPXE. */
const MAGIC_DISK = 'initrd.magic';

/** EFI firmware finds an initial RAM disk by its name among the images. */
function findDiskFault(arg: string, names: readonly string[]): Fault | undefined {
  if (!arg.startsWith('initrd=')) return undefined;
  const name = arg.slice('initrd='.length);
  if (names.includes(name) || name === MAGIC_DISK || name.includes('${')) return undefined;
  return {
    message: `names "${name}", which is none of the disks that iPXE loads`,
    remedy: names.length === 0 ? 'Add the disk to boot.initrd.' : `Loaded: ${names.join(', ')}.`,
  };
}
