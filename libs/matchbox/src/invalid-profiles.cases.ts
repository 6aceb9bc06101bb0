import { TALOS } from './boot-with.cases';
import type { InvalidBoot } from './boot-with.cases';

/** What can be wrong with profiles. */
export const INVALID_PROFILES: readonly InvalidBoot[] = [
  [
    'a profile that is a text',
    { profiles: { talos: 'kernel' } },
    ['profiles/talos.json: must be a map, not a text'],
  ],
  [
    'an unknown key of a profile',
    { profiles: { talos: { ...TALOS, genericId: 'talos.yaml' } } },
    [
      'profiles/talos.json: genericId is not known, and matchbox passes over it without a word (Did you mean "generic_id"? Known: boot, cloud_id, generic_id, id, ignition_id, name.)',
    ],
  ],
  [
    'an unknown key of what is booted',
    { profiles: { talos: { ...TALOS, boot: { ...TALOS.boot, cmdline: {} } } } },
    [
      'profiles/talos.json: boot.cmdline is not known, and matchbox passes over it without a word (Known: args, initrd, kernel.)',
    ],
  ],
  [
    'a profile with another id',
    { profiles: { talos: { ...TALOS, id: 'linux' } } },
    [
      'profiles/talos.json: id is "linux", but matchbox finds it by the name of its file, "talos" (Write "talos", or rename the file to linux.json.)',
    ],
  ],
  [
    'a profile that serves nothing',
    { profiles: { talos: { id: 'talos' } } },
    ['profiles/talos.json: serves nothing: it has neither boot nor generic_id (Say what to boot.)'],
  ],
  [
    'an Ignition config',
    { profiles: { talos: { ...TALOS, ignition_id: 'talos.ign' } } },
    [
      'profiles/talos.json: ignition_id is not supported by Talos, which reads its own machine config only (Remove it; a template for Talos is named by generic_id.)',
    ],
  ],
  [
    'a cloud config',
    { profiles: { talos: { ...TALOS, cloud_id: 'talos.yaml' } } },
    [
      'profiles/talos.json: cloud_id is not supported by Talos, which reads its own machine config only (Remove it; a template for Talos is named by generic_id.)',
    ],
  ],
  [
    'no kernel',
    { profiles: { talos: { id: 'talos', boot: { initrd: ['/i'], args: [] } } } },
    ['profiles/talos.json: boot.kernel is required'],
  ],
  [
    'an empty kernel',
    { profiles: { talos: { id: 'talos', boot: { kernel: '', initrd: ['/i'], args: [] } } } },
    ['profiles/talos.json: boot.kernel is empty (Write a URL, or a path below the URL of matchbox.)'],
  ],
  [
    'a kernel with its arguments',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k quiet', initrd: ['/i'], args: [] } } } },
    [
      'profiles/talos.json: boot.kernel is "/k quiet", which iPXE does not take for one URL (Write the URL alone, or "--name NAME URL".)',
    ],
  ],
  [
    'a kernel of two lines',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k\n', initrd: ['/i'], args: [] } } } },
    ['profiles/talos.json: boot.kernel holds a line break or another control character'],
  ],
  [
    'no initial RAM disk',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k', args: [] } } } },
    ['profiles/talos.json: boot.initrd is required'],
  ],
  [
    'a disk that is no list',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: '/i', args: [] } } } },
    ['profiles/talos.json: boot.initrd must be a list, not a text'],
  ],
  [
    'an empty disk',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: [''], args: [] } } } },
    ['profiles/talos.json: boot.initrd[0] is empty (Write a URL, or a path below the URL of matchbox.)'],
  ],
  [
    'a disk with a name and no URL',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: ['--name disk'], args: [] } } } },
    [
      'profiles/talos.json: boot.initrd[0] is "--name disk", which iPXE does not take for one URL (Write the URL alone, or "--name NAME URL".)',
    ],
  ],
  [
    'no arguments',
    { profiles: { talos: { id: 'talos', boot: { kernel: '/k', initrd: ['/i'] } } } },
    ['profiles/talos.json: boot.args is required'],
  ],
  ['an empty argument', { args: [''] }, ['profiles/talos.json: boot.args[0] is empty (Remove it.)']],
  [
    'an argument of two words',
    { args: ['console=tty0 quiet'] },
    [
      'profiles/talos.json: boot.args[0] holds a space, which makes it several words (Write one word, as it stands on the command line.)',
    ],
  ],
  [
    'an argument of two lines',
    { args: ['console=tty0\nquiet'] },
    [
      'profiles/talos.json: boot.args[0] holds a line break or another control character (Write one word, as it stands on the command line.)',
    ],
  ],
  [
    'an argument that ends the command',
    { args: ['||'] },
    [
      'profiles/talos.json: boot.args[0] is "||", which ends the command for iPXE (Write one word, as it stands on the command line.)',
    ],
  ],
  [
    'an argument that starts a comment',
    { args: ['#quiet'] },
    [
      'profiles/talos.json: boot.args[0] starts with "#", which starts a comment for iPXE (Write one word, as it stands on the command line.)',
    ],
  ],
  [
    'an argument that is a number',
    { args: [1] },
    ['profiles/talos.json: boot.args[0] must be a text, not a number'],
  ],
  [
    'an argument with a disk that is not loaded',
    { args: ['initrd=disk.xz'] },
    [
      'profiles/talos.json: boot.args[0] names "disk.xz", which is none of the disks that iPXE loads (Loaded: disk.)',
    ],
  ],
];
