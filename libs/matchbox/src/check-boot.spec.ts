import fc from 'fast-check';
import { formatPath } from '@strata/compose';
import type { BootFiles, BootProblem } from './boot-files';
import { bootWith, NODE, TALOS } from './boot-with.cases';
import type { BootChange } from './boot-with.cases';
import { checkBoot } from './check-boot';
import { INVALID_GROUPS } from './invalid-groups.cases';
import { INVALID_PROFILES } from './invalid-profiles.cases';
import { INVALID_TEMPLATES } from './invalid-templates.cases';

const describeProblem = ({ file, path, message, remedy }: BootProblem): string =>
  [
    `${file}:`,
    ...(path.length === 0 ? [] : [formatPath(path)]),
    message,
    ...(remedy === undefined ? [] : [`(${remedy})`]),
  ].join(' ');

const problemsOf = (boot: BootFiles): string[] => checkBoot(boot).map(describeProblem);

const VALID: readonly (readonly [string, BootChange])[] = [
  ['a group and a profile', {}],
  ['nothing at all', { groups: {}, profiles: {} }],
  ['the header of a rendered file', { groups: { node: { '//': 'Rendered', ...NODE } } }],
  ['one group for all other machines', { groups: { node: NODE, all: { id: 'all', profile: 'talos' } } }],
  ['labels of the operator', { groups: { node: { ...NODE, selector: { os: 'installed', Rack: 'A' } } } }],
  ['a label that must be empty', { groups: { node: { ...NODE, selector: { hostname: '' } } } }],
  [
    'a narrower group for the same MAC address',
    {
      groups: {
        node: NODE,
        installed: { ...NODE, id: 'installed', selector: { ...NODE.selector, os: 'installed' } },
        fresh: { ...NODE, id: 'fresh', selector: { ...NODE.selector, os: 'fresh' } },
      },
    },
  ],
  [
    'a MAC address of InfiniBand',
    { groups: { node: { ...NODE, selector: { mac: `80:00${':01'.repeat(18)}` } } } },
  ],
  ['metadata equal to the selector', { metadata: { mac: NODE.selector.mac } }],
  [
    'a disk with a name',
    { profiles: { talos: { ...TALOS, boot: { ...TALOS.boot, initrd: ['--name disk /d.xz?v=1'] } } } },
  ],
  [
    'settings of iPXE in arguments',
    { args: ['talos.config=http://matchbox.example.com/${mac}.yaml', 'a=x&&y;z#'] },
  ],
  ['the disk that newer iPXE makes', { args: ['initrd=initrd.magic'] }],
  ['a template that nobody reads with what it likes', { templates: { other: '{{ .anything }}' } }],
  [
    'a template without boot',
    {
      profiles: { talos: { id: 'talos', generic_id: 'lab/talos.yaml' } },
      templates: { 'lab/talos.yaml': '{{ .mac }}' },
    },
  ],
  [
    'a template that reads the request',
    { template: '{{ .request.query.asset }} {{ .request.raw_query }} {{ .mac }}' },
  ],
  [
    'a key in a branch that the group never takes',
    {
      metadata: { role: 'worker' },
      template: '{{ if eq .role "controlplane" }}{{ .vip }}{{ end }}',
    },
  ],
  ['a key that may be missing', { metadata: {}, template: '{{ with index . "vip" }}{{ . }}{{ end }}' }],
  [
    'metadata in lists',
    {
      metadata: { disks: [{ name: 'sda' }], vlan: null },
      template: '{{ range .disks }}{{ .name }}{{ end }}{{ urlquery .vlan }}',
    },
  ],
];

describe('checkBoot', () => {
  it.each(VALID)('accepts %s', (_, change) => expect(problemsOf(bootWith(change))).toEqual([]));

  it.each([...INVALID_GROUPS, ...INVALID_PROFILES, ...INVALID_TEMPLATES])(
    'reports %s',
    (_, change, problems) => expect(problemsOf(bootWith(change))).toEqual(problems),
  );

  it('reports everything at once, by file', () => {
    const boot = bootWith({
      groups: { b: { ...NODE, id: 'b', profile: 'none' }, a: { ...NODE, id: 'a', rack: 1 } },
      args: ['', '||'],
    });
    expect(checkBoot(boot).map(({ file, path }) => `${file} ${formatPath(path)}`)).toEqual([
      'groups/a.json rack',
      'groups/b.json profile',
      'groups/b.json selector',
      'profiles/talos.json boot.args[0]',
      'profiles/talos.json boot.args[1]',
    ]);
  });

  it('tells a missing key of each group that uses the template, and of no other', () => {
    const template = '{{ .role }}';
    const groups = {
      a: { ...NODE, id: 'a', selector: { rack: 'a' } },
      b: { ...NODE, id: 'b', selector: { rack: 'b' }, metadata: { role: 'worker' } },
      c: { ...NODE, id: 'c', selector: { rack: 'c' }, metadata: {} },
      d: { id: 'd', profile: 'plain', selector: { rack: 'd' } },
      e: { ...NODE, id: 'e', selector: { Role: 'x' } },
    };
    const boot = bootWith({
      groups,
      template,
      profiles: { talos: { ...TALOS, generic_id: 'talos.yaml' }, plain: { ...TALOS, id: 'plain' } },
    });
    expect(checkBoot(boot).map(({ file }) => file)).toEqual(['groups/a.json', 'groups/c.json']);
  });

  it('says the same whatever the order of groups', () => {
    const groups = ['a', 'b', 'c', 'd'].map((id) => ({
      file: `groups/${id}.json`,
      group: { ...NODE, id, selector: id < 'c' ? NODE.selector : { rack: 'a' } },
    }));
    const boot = bootWith({});
    const problems = problemsOf({ ...boot, groups });
    expect(problems).toHaveLength(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(groups, { minLength: groups.length }), (shuffled) => {
        expect(problemsOf({ ...boot, groups: shuffled })).toEqual(problems);
      }),
      { numRuns: 20 },
    );
  });

  it('fails on nothing that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (group, profile, text) => {
        checkBoot(
          bootWith({ groups: { node: group }, profiles: { talos: profile }, templates: { t: text } }),
        );
        checkBoot(
          bootWith({ groups: { node: { ...NODE, selector: group, metadata: profile } }, template: text }),
        );
      }),
      { numRuns: 200 },
    );
  });
});
