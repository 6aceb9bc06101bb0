import type { Profile } from './profile';

/**
 * The script that matchbox answers at `/ipxe` for a profile. Empty where it answers 404 instead, because the profile
 * boots nothing: `describeMissing` says so.
 *
 * @see https://github.com/poseidon/matchbox/blob/v0.11.0/matchbox/http/ipxe.go
 */
export function renderIpxe({ boot }: Profile): string {
  if (boot === undefined) return '';
  // A file may lack what the type asks for; matchbox reads it as nothing.
  const { kernel = '', initrd = [], args = [] } = boot as Partial<typeof boot>;
  return [
    '#!ipxe',
    ['kernel', kernel, ...args].join(' '),
    ...initrd.map((image) => `initrd ${image}`),
    'boot',
    '',
  ].join('\n');
}
