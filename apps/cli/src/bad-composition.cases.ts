import { layerScript, script, yaml } from '@strata/testing';
import type { BadInput } from '@strata/testing';

/** Layers that cannot be composed, which a render must refuse. */
export const BAD_COMPOSITIONS: readonly BadInput[] = [
  script(
    'STR301',
    'late-bound field that throws',
    layerScript("  title: () => {\n    throw new Error('no title');\n  },"),
  ),
  script(
    'STR302',
    'cyclic reference',
    layerScript('  title: ({ $ }) => $.hosts[0],\n  hosts: ({ $ }) => [$.title],'),
  ),
  script(
    'STR301',
    'late-bound field that reads a mistyped field',
    layerScript('  title: ({ $ }) => $.valeus.replicaCount,\n  replicas: ({ $ }) => $.title.length,'),
  ),
  script(
    'STR301',
    'late-bound field that reads a mistyped fact',
    layerScript('  title: ({ facts }) => facts.storag.server,'),
  ),
  script(
    'STR304',
    'operator as an item of a list',
    `import { append } from '@strata/compose';\n${layerScript("  hosts: ['a', append('b') as never],")}`,
  ),
  script(
    'STR305',
    'fields that wait for one another without end',
    layerScript(
      '  values: Object.fromEntries(\n    Array.from({ length: 5000 }, (_, i) => [`f${i}`, ({ self }) => self[`f${i + 1}`]]),\n  ),',
    ),
  ),
  yaml(
    'STR304',
    'JSON patch with a pointer to nothing',
    'hosts:\n  $jsonPatch:\n    - { op: remove, path: /7 }\n',
  ),
  yaml(
    'STR304',
    'JSON patch whose test fails',
    'hosts:\n  $jsonPatch:\n    - { op: test, path: /0, value: x }\n',
  ),
  yaml(
    'STR112',
    'strategic merge of an unknown type',
    'values:\n  $strategicMerge: { containers: [] }\n  $type: PodSpeck\n',
  ),
];
