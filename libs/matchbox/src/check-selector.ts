import type { BootProblem, GroupFile } from './boot-files';
import { MACHINE_LABELS } from './boot-script';
import { isMacLabel, parseMac } from './parse-mac';

/** Checks the labels of one group: that a machine can have them. */
export function checkSelector({ file, group: { selector = {} } }: GroupFile): BootProblem[] {
  const keys = Object.keys(selector);
  return Object.entries(selector).flatMap(([key, value]) => {
    const path = ['selector', key];
    const twin = keys.find((each) => each < key && each.toLowerCase() === key.toLowerCase());
    const faults = twin === undefined ? findFault(key, value) : describeTwin(twin);
    return faults === undefined ? [] : [{ file, path, ...faults }];
  });
}

type Fault = Pick<BootProblem, 'message' | 'remedy'>;

const describeTwin = (twin: string): Fault => ({
  message: `differs from "${twin}" only in upper and lower case: a template would get either of them`,
  remedy: 'Remove one.',
});

function findFault(key: string, value: string): Fault | undefined {
  if (key === '') return { message: 'has no name', remedy: 'Name the label.' };
  const label = MACHINE_LABELS.find((each) => each === key.toLowerCase());
  if (label !== undefined && label !== key) {
    return {
      message: `never fits: iPXE tells "${label}", and matchbox compares names in upper and lower case`,
      remedy: `Write "${label}".`,
    };
  }
  if (isMacLabel(key)) return findMacFault(value);
  const told = asToldByIpxe(key, value);
  if (told === undefined) return undefined;
  return { message: `never fits ${JSON.stringify(value)}: iPXE tells "${told}"`, remedy: `Write "${told}".` };
}

function findMacFault(value: string): Fault | undefined {
  const normal = parseMac(value);
  if (normal === undefined && /^[0-9a-f]{12}$/i.test(value)) {
    return {
      message: `is ${JSON.stringify(value)}, bare digits, which only some builds of matchbox read: others drop the group`,
      remedy: `Write "${value.toLowerCase().replace(/..(?=.)/g, '$&:')}".`,
    };
  }
  if (normal === undefined) {
    return {
      message: `is ${JSON.stringify(value)}, which is no MAC address: matchbox drops the group`,
      remedy: 'Write six bytes such as "52:54:00:12:34:56".',
    };
  }
  if (normal === value) return undefined;
  return {
    message: `is ${JSON.stringify(value)}, which is not how matchbox writes a MAC address`,
    remedy: `Write "${normal}".`,
  };
}

/** What others call the architectures. @see https://ipxe.org/cfg/buildarch */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  'x86-64': 'x86_64',
  x64: 'x86_64',
  aarch64: 'arm64',
  x86: 'i386',
  i686: 'i386',
};

/** How iPXE writes the value of a label that is written in another way; undefined where it may be as it is. */
function asToldByIpxe(key: string, value: string): string | undefined {
  if (key === 'uuid' && /[A-F]/.test(value)) return value.toLowerCase();
  if (key !== 'arch') return undefined;
  const lower = value.toLowerCase();
  const told = Object.hasOwn(ARCHITECTURES, lower) ? ARCHITECTURES[lower] : lower;
  return told === value || told === undefined ? undefined : told;
}
