import { TALOS } from './boot-with.cases';
import type { InvalidBoot } from './boot-with.cases';

/** What can be wrong with templates. */
export const INVALID_TEMPLATES: readonly InvalidBoot[] = [
  [
    'a template that does not exist',
    { profiles: { talos: { ...TALOS, generic_id: 'talos.yml' } }, templates: { 'talos.yaml': '' } },
    [
      'profiles/talos.json: generic_id "talos.yml" does not exist: /generic answers 404 (Did you mean "talos.yaml"? Known: talos.yaml.)',
    ],
  ],
  [
    'a template that is not closed',
    { template: 'a\n{{ if .mac }}' },
    ['generic/talos.yaml: cannot be read at line 2, column 12: unexpected EOF'],
  ],
  [
    'a function of another engine',
    { template: '{{ .mac | upper }}' },
    [
      "generic/talos.yaml: cannot be executed at line 1, column 11: the function upper is not supported (matchbox knows the functions of Go's text/template alone, such as index, printf and eq.)",
    ],
  ],
  [
    'a function that nobody knows',
    { template: '{{ shout .mac }}' },
    ['generic/talos.yaml: cannot be read at line 1, column 4: function "shout" not defined'],
  ],
  [
    'a key that a group lacks',
    { template: '{{ .mac }}\n  {{ .role }}' },
    [
      'groups/node.json: lacks "role", which generic/talos.yaml reads at line 2, column 6 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'keys that a group without metadata lacks',
    { template: '{{ .role }}{{ .zone }}' },
    [
      'groups/node.json: lacks "role", which generic/talos.yaml reads at line 1, column 4 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
      'groups/node.json: lacks "zone", which generic/talos.yaml reads at line 1, column 15 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a key within the metadata',
    { metadata: { network: {} }, template: '{{ .network.address }}' },
    [
      'groups/node.json: metadata lacks "network.address", which generic/talos.yaml reads at line 1, column 4 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a key within with',
    { metadata: { network: { vlan: 3 } }, template: '{{ with .network }}{{ .address }}{{ end }}' },
    [
      'groups/node.json: metadata lacks "network.address", which generic/talos.yaml reads at line 1, column 23 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a key in a branch for another architecture',
    { metadata: {}, template: '{{ if eq .request.query.arch "arm64" }}{{ .dtb }}{{ end }}' },
    [
      'groups/node.json: metadata lacks "dtb", which generic/talos.yaml reads at line 1, column 43 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a key in a branch for two labels of the request',
    {
      metadata: {},
      template:
        '{{ with .request.query }}{{ if and (eq .arch "arm64") (eq .os "fresh") }}{{ $.dtb }}{{ end }}{{ end }}',
    },
    [
      'groups/node.json: metadata lacks "dtb", which generic/talos.yaml reads at line 1, column 77 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a key in another case than the metadata',
    { metadata: { Role: 'worker' }, template: '{{ .role }}' },
    [
      'groups/node.json: metadata lacks "role", which generic/talos.yaml reads at line 1, column 4 (Add it to the metadata, or read it with index, which takes a key that is not there.)',
    ],
  ],
  [
    'a part of the request that does not exist',
    { template: '{{ .request.headers }}' },
    [
      'generic/talos.yaml: reads request.headers at line 1, column 4, which does not exist (The request has query and raw_query.)',
    ],
  ],
  [
    'a template that stops otherwise',
    { metadata: { disks: [] }, template: '{{ index .disks 0 }}' },
    [
      'generic/talos.yaml: cannot be executed at line 1, column 4 for a machine of "node": error calling index: index out of range: 0',
    ],
  ],
];
