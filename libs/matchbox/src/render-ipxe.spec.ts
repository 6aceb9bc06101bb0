import { describeMissing } from './describe-missing';
import type { Group } from './group';
import type { Profile } from './profile';
import { renderIpxe } from './render-ipxe';

const GROUP: Group = { id: 'node', profile: 'talos' };
const PROFILE: Profile = {
  id: 'talos',
  boot: {
    kernel: '/assets/kernel',
    initrd: ['/assets/disk', '--name other http://192.0.2.1/x?a=1&b="2"'],
    args: ['initrd=disk', 'talos.config=http://192.0.2.1/${mac}.yaml', 'a=<&>'],
  },
};

describe('renderIpxe', () => {
  it('writes the script of matchbox', () =>
    expect(renderIpxe(PROFILE)).toBe(
      [
        '#!ipxe',
        'kernel /assets/kernel initrd=disk talos.config=http://192.0.2.1/${mac}.yaml a=<&>',
        'initrd /assets/disk',
        'initrd --name other http://192.0.2.1/x?a=1&b="2"',
        'boot',
        '',
      ].join('\n'),
    ));

  it('writes a kernel alone', () =>
    expect(renderIpxe({ id: 'talos', boot: { kernel: '/k', initrd: [], args: [] } })).toBe(
      '#!ipxe\nkernel /k\nboot\n',
    ));

  it('writes a line without a kernel, as matchbox does', () =>
    expect(renderIpxe({ id: 'talos', boot: {} as never })).toBe('#!ipxe\nkernel \nboot\n'));

  it('is empty for a profile that boots nothing', () => expect(renderIpxe({ id: 'talos' })).toBe(''));
});

describe('describeMissing', () => {
  it.each<[Parameters<typeof describeMissing>[0], string | undefined]>([
    [{}, 'matchbox answers 404: no group fits the machine, and there is none without a selector.'],
    [
      { group: GROUP },
      'matchbox answers 404: the group "node" wants the profile "talos", which does not exist.',
    ],
    [
      { group: GROUP, profile: { id: 'talos', generic_id: 'talos.yaml' } },
      'matchbox answers 404: the profile "talos" of the group "node" boots nothing.',
    ],
    [{ group: GROUP, profile: PROFILE }, undefined],
  ])('explains %j', (found, text) => expect(describeMissing(found)).toBe(text));
});
