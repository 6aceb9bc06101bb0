import { NODE } from './boot-with.cases';
import type { InvalidBoot } from './boot-with.cases';

/** What can be wrong with groups. */
export const INVALID_GROUPS: readonly InvalidBoot[] = [
  ['a group that is a list', { groups: { node: [] } }, ['groups/node.json: must be a map, not a list']],
  [
    'an unknown key of a group',
    { groups: { node: { ...NODE, selectors: {} } } },
    [
      'groups/node.json: selectors is not known, and matchbox passes over it without a word (Did you mean "selector"? Known: id, metadata, name, profile, selector.)',
    ],
  ],
  [
    'a key of a group in upper case',
    { groups: { node: { ...NODE, Metadata: {} } } },
    ['groups/node.json: Metadata is not known, and matchbox takes it for "metadata" (Write "metadata".)'],
  ],
  ['a group without an id', { groups: { node: { profile: 'talos' } } }, ['groups/node.json: id is required']],
  [
    'an empty id',
    { groups: { node: { ...NODE, id: '' } } },
    ['groups/node.json: id is empty (Write "node".)'],
  ],
  [
    'an id that is not the name of the file',
    { groups: { node: { ...NODE, id: 'machine' } } },
    [
      'groups/node.json: id is "machine", but matchbox finds it by the name of its file, "node" (Write "node", or rename the file to machine.json.)',
    ],
  ],
  [
    'an id with a slash',
    { groups: { node: { ...NODE, id: 'lab/node' } } },
    [
      'groups/node.json: id is "lab/node", which cannot name a file (Use up to 250 letters, digits, ".", "_" and "-", of which "." and "-" do not come first.)',
    ],
  ],
  [
    'an id that leads upwards',
    { groups: { node: { ...NODE, id: '..' } } },
    [
      'groups/node.json: id is "..", which cannot name a file (Use up to 250 letters, digits, ".", "_" and "-", of which "." and "-" do not come first.)',
    ],
  ],
  [
    'an id that is a number',
    { groups: { node: { ...NODE, id: 1 } } },
    ['groups/node.json: id must be a text, not a number'],
  ],
  [
    'a file that matchbox does not look for',
    { groups: { node: NODE }, groupExtension: '.yaml' },
    ['groups/node.yaml: is not read: matchbox looks for names that end with .json (Rename the file.)'],
  ],
  [
    'a group without a profile',
    { groups: { node: { id: 'node' } } },
    ['groups/node.json: profile is required'],
  ],
  [
    'an empty profile',
    { groups: { node: { ...NODE, profile: '' } } },
    ['groups/node.json: profile is empty (Known: talos.)'],
  ],
  [
    'a profile that does not exist',
    { groups: { node: { ...NODE, profile: 'tales' } } },
    [
      'groups/node.json: profile "tales" does not exist: its machines get 404 (Did you mean "talos"? Known: talos.)',
    ],
  ],
  [
    'a name that is a list',
    { groups: { node: { ...NODE, name: ['node'] } } },
    ['groups/node.json: name must be a text, not a list'],
  ],
  [
    'a selector that is a text',
    { groups: { node: { ...NODE, selector: 'mac' } } },
    ['groups/node.json: selector must be a map, not a text'],
  ],
  [
    'a list of MAC addresses',
    { groups: { node: { ...NODE, selector: { mac: ['52:54:00:00:00:01'] } } } },
    ['groups/node.json: selector.mac must be a text, not a list'],
  ],
  [
    'a number in a selector',
    { groups: { node: { ...NODE, selector: { rack: 7 } } } },
    ['groups/node.json: selector.rack must be a text, not a number'],
  ],
  [
    'metadata that are a list',
    { groups: { node: { ...NODE, metadata: [] } } },
    ['groups/node.json: metadata must be a map, not a list'],
  ],
  [
    'metadata that are null',
    { groups: { node: { ...NODE, metadata: null } } },
    ['groups/node.json: metadata must be a map, not null'],
  ],
  [
    'metadata in place of the request',
    { groups: { node: { ...NODE, metadata: { request: {} } } } },
    [
      'groups/node.json: metadata.request never reaches a template: matchbox puts the request there (Rename the key.)',
    ],
  ],
  [
    'metadata behind the selector',
    { groups: { node: { ...NODE, metadata: { mac: 'other' } } } },
    [
      'groups/node.json: metadata.mac never reaches a template: matchbox puts the selector "mac" there (Rename the key.)',
    ],
  ],
  [
    'no MAC address',
    { groups: { node: { ...NODE, selector: { mac: 'node' } } } },
    [
      'groups/node.json: selector.mac is "node", which is no MAC address: matchbox drops the group (Write six bytes such as "52:54:00:12:34:56".)',
    ],
  ],
  [
    'a MAC address of five bytes',
    { groups: { node: { ...NODE, selector: { mac: '52:54:00:00:01' } } } },
    [
      'groups/node.json: selector.mac is "52:54:00:00:01", which is no MAC address: matchbox drops the group (Write six bytes such as "52:54:00:12:34:56".)',
    ],
  ],
  [
    'a MAC address of bare digits',
    { groups: { node: { ...NODE, selector: { mac: '525400000001' } } } },
    [
      'groups/node.json: selector.mac is "525400000001", bare digits, which only some builds of matchbox read: others drop the group (Write "52:54:00:00:00:01".)',
    ],
  ],
  [
    'a MAC address of two notations',
    { groups: { node: { ...NODE, selector: { mac: '52:54-00:00:00:01' } } } },
    [
      'groups/node.json: selector.mac is "52:54-00:00:00:01", which is no MAC address: matchbox drops the group (Write six bytes such as "52:54:00:12:34:56".)',
    ],
  ],
  [
    'an empty MAC address',
    { groups: { node: { ...NODE, selector: { mac: '' } } } },
    [
      'groups/node.json: selector.mac is "", which is no MAC address: matchbox drops the group (Write six bytes such as "52:54:00:12:34:56".)',
    ],
  ],
  [
    'a MAC address with hyphens',
    { groups: { node: { ...NODE, selector: { mac: '52-54-00-00-00-01' } } } },
    [
      'groups/node.json: selector.mac is "52-54-00-00-00-01", which is not how matchbox writes a MAC address (Write "52:54:00:00:00:01".)',
    ],
  ],
  [
    'a MAC address in upper case',
    { groups: { node: { ...NODE, selector: { mac: '52:54:00:AA:BB:01' } } } },
    [
      'groups/node.json: selector.mac is "52:54:00:AA:BB:01", which is not how matchbox writes a MAC address (Write "52:54:00:aa:bb:01".)',
    ],
  ],
  [
    'a label in upper case',
    { groups: { node: { ...NODE, selector: { MAC: '52:54:00:00:00:01' } } } },
    [
      'groups/node.json: selector.MAC never fits: iPXE tells "mac", and matchbox compares names in upper and lower case (Write "mac".)',
    ],
  ],
  [
    'labels that differ in case',
    { groups: { node: { ...NODE, selector: { Rack: 'a', rack: 'b' } } } },
    [
      'groups/node.json: selector.rack differs from "Rack" only in upper and lower case: a template would get either of them (Remove one.)',
    ],
  ],
  [
    'a label without a name',
    { groups: { node: { ...NODE, selector: { '': 'a' } } } },
    ['groups/node.json: selector[""] has no name (Name the label.)'],
  ],
  [
    'a UUID in upper case',
    { groups: { node: { ...NODE, selector: { uuid: '4C4C4544-0042-3510-8051-B4C04F4A4E32' } } } },
    [
      'groups/node.json: selector.uuid never fits "4C4C4544-0042-3510-8051-B4C04F4A4E32": iPXE tells "4c4c4544-0042-3510-8051-b4c04f4a4e32" (Write "4c4c4544-0042-3510-8051-b4c04f4a4e32".)',
    ],
  ],
  [
    'an architecture that iPXE calls otherwise',
    { groups: { node: { ...NODE, selector: { arch: 'amd64' } } } },
    ['groups/node.json: selector.arch never fits "amd64": iPXE tells "x86_64" (Write "x86_64".)'],
  ],
  [
    'two groups without a selector',
    {
      groups: {
        node: { id: 'node', profile: 'talos' },
        other: { id: 'other', profile: 'talos', selector: {} },
      },
    },
    [
      'groups/other.json: has no selector, as "node" has none: one of them never wins (Leave one group for machines that no other group takes.)',
    ],
  ],
  [
    'two groups with one MAC address',
    { groups: { node: NODE, other: { ...NODE, id: 'other' } } },
    [
      'groups/other.json: selector is also that of "node" (mac=52:54:00:00:00:01): one of them never wins (Remove one group, or ask for a label more.)',
    ],
  ],
  [
    'two groups with one selector in another order',
    {
      groups: {
        node: { ...NODE, selector: { rack: 'a', os: 'b' } },
        other: { ...NODE, id: 'other', selector: { os: 'b', rack: 'a' } },
      },
    },
    [
      'groups/other.json: selector is also that of "node" (os=b,rack=a): one of them never wins (Remove one group, or ask for a label more.)',
    ],
  ],
  [
    'two groups with one MAC address and other labels',
    {
      groups: {
        node: { ...NODE, selector: { ...NODE.selector, os: 'installed' } },
        other: { ...NODE, id: 'other', selector: { ...NODE.selector, rack: 'a' } },
      },
    },
    [
      'groups/other.json: selector.mac is also in "node", and the machine can be in both groups (Let one group ask for all labels of the other, or both for different values of one.)',
    ],
  ],
];
