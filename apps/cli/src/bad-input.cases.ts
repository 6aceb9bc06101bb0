import {
  add,
  CLUSTER,
  DEFAULTS,
  edit,
  INDEX,
  layerScript,
  manifests,
  OVERLAY,
  script,
  yaml,
} from '@strata/testing';
import type { BadInput } from '@strata/testing';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((key, index) => {
    const below = 'abcdefgh'.charAt(index);
    return `${key}: &${key} [${Array.from({ length: 10 }, () => `*${below}`).join(', ')}]`;
  }),
].join('\n');

const SECRET =
  "apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'web' }, stringData: { a: 'b' }";

/** Inputs that a render must refuse. */
export const BAD_INPUTS: readonly BadInput[] = [
  yaml('STR101', 'YAML that does not close', 'hosts: [a, b\n'),
  yaml('STR101', 'tab as indentation', 'values:\n\treplicaCount: 2\n'),
  yaml('STR101', 'unknown alias', 'title: *nowhere\n'),
  yaml('STR101', 'unknown tag', 'title: !vault secret\n'),
  yaml('STR101', 'key that is no text', '? [a, b]\n: 1\n'),
  yaml('STR102', 'duplicate key', 'replicas: 2\ntitle: x\nreplicas: 3\n'),
  yaml('STR103', 'bytes that are not UTF-8', Buffer.from([...Buffer.from('title: caf'), 0xe9, 0x0a])),
  yaml('STR104', 'anchors bomb', `values:\n${bomb.replace(/^/gm, '  ')}\n`),
  yaml('STR105', 'list instead of a map', '- replicas: 2\n'),
  yaml('STR105', 'text instead of a map', 'replicas 2\n'),
  yaml('STR105', 'two documents', 'replicas: 2\n---\nreplicas: 3\n'),
  yaml('STR107', 'key __proto__', 'values:\n  __proto__: { a: 1 }\n'),
  yaml('STR108', 'integer with too many digits', 'values:\n  id: 12345678901234567890\n'),
  yaml('STR108', 'infinity', 'values:\n  limit: .inf\n'),
  yaml('STR112', 'unknown patch word', 'values:\n  $patch: remove\n'),
  yaml('STR112', 'field beside a list directive', 'hosts:\n  $append: [a]\n  b: 1\n'),
  yaml('STR304', 'list operation on a number', 'replicas:\n  $append: [1]\n'),
  yaml('STR306', 'unknown key', '# More.\nreplcas: 2\n'),
  yaml('STR307', 'wrong type', 'replicas: many\n'),
  yaml('STR307', 'word that YAML 1.1 reads as a boolean', 'replicas: yes\n'),
  yaml('STR307', 'number below the minimum', 'replicas: 0\n'),
  yaml('STR307', 'map instead of a list', 'hosts:\n  a: b\n'),
  yaml('STR307', 'floating version', 'version: latest\n'),
  yaml('STR308', 'required value removed', 'version:\n  $patch: delete\n'),
  yaml(
    'STR401',
    'Secret in a value',
    'values:\n  extraObjects:\n    - |\n      apiVersion: v1\n      kind: "Secret"\n      metadata:\n        name: x\n',
  ),
  yaml(
    'STR401',
    'Secret in a template',
    'values:\n  extra: |\n    {{- if .Values.x }}\n    apiVersion: v1\n    kind: Secret\n    data: {}\n    {{- end }}\n',
  ),
  script('STR109', 'TypeScript overlay with a syntax error', layerScript('  replicas: 2,\n  title: = 3,')),
  script('STR110', 'TypeScript overlay that fails while it is loaded', "throw new Error('no luck');\n"),
  script('STR111', 'TypeScript overlay without a layer', 'export const replicas = 2;\n'),
  script('STR306', 'TypeScript overlay with an unknown key', layerScript('  title: "x",\n  replcas: 2,')),
  script('STR307', 'TypeScript overlay with a wrong type', layerScript('  replicas: "two",')),
  edit(
    'STR303',
    'assertion that fails',
    DEFAULTS,
    '$.replicas },\n}',
    '$.replicas },\n}, ({ $ }) => $.replicas < 3 || `${$.replicas} replicas are too many`',
  ),
  {
    name: 'link that leaves the workspace',
    code: 'STR106',
    breakIt: (workspace) => {
      workspace.remove(OVERLAY);
      workspace.link(OVERLAY, '/etc/hostname');
    },
  },
  {
    name: 'link to nothing',
    code: 'STR106',
    breakIt: (workspace) => {
      workspace.remove(OVERLAY);
      workspace.link(OVERLAY, 'nowhere.yaml');
    },
  },
  {
    name: 'environment without facts file',
    code: 'STR202',
    breakIt: (workspace) => workspace.remove('environments/staging/environment.yaml'),
  },
  add('STR202', 'overlay in an unknown environment', 'environments/prod/addons/web.yaml', 'replicas: 2\n'),
  add(
    'STR202',
    'overlay for an unknown cluster',
    'environments/production/clusters/lob/addons/web.yaml',
    'replicas: 2\n',
  ),
  add('STR202', 'addon without a definition', 'libs/addons/empty/README.md', 'Nothing yet.\n'),
  add('STR201', 'environment name in capitals', 'environments/Preview/environment.yaml', ''),
  add('STR201', 'addon with the name of another project', 'libs/addons/platform/src/index.ts', ''),
  add(
    'STR205',
    'cluster name used twice',
    'environments/staging/clusters/lab/cluster.yaml',
    'role: control-plane\n',
  ),
  edit('STR203', 'cluster without a server', CLUSTER, 'server: https://kubernetes.default.svc\n', ''),
  edit(
    'STR203',
    'cluster label that Kubernetes refuses',
    CLUSTER,
    'network:',
    'labels: { enable_x: "yes please" }\nnetwork:',
  ),
  edit('STR203', 'cluster field that is not known', CLUSTER, 'network:', 'lables: {}\nnetwork:'),
  edit('STR204', 'unknown role', CLUSTER, 'role: control-plane', 'role: controlplane'),
  edit(
    'STR206',
    'unknown host cluster',
    'environments/production/clusters/guest/cluster.yaml',
    'host: lab',
    'host: lob',
  ),
  add(
    'STR203',
    'fact with a wrong type',
    'environments/production/environment.yaml',
    '# Facts.\nreplicas: three\n',
  ),
  add(
    'STR203',
    'fact that is not known',
    'environments/production/environment.yaml',
    'storage:\n  sever: 192.0.2.9\n',
  ),
  edit('STR213', 'required fact missing', 'environments/base/environment.yaml', 'domain: example.com\n', ''),
  add('STR207', 'overlay for an unknown addon', 'environments/production/addons/wbe.yaml', 'replicas: 2\n'),
  add('STR208', 'overlay that nothing reads', 'environments/roles/vcluster/addons/web.yaml', 'replicas: 2\n'),
  add('STR209', 'unexpected file', 'environments/production/notes.txt', 'hello\n'),
  add('STR209', 'overlay with another extension', 'environments/production/addons/web.json', '{}\n'),
  edit('STR211', 'addon with the name of another', INDEX, "name: 'web',", "name: 'wbe',"),
  edit('STR212', 'addon for an unknown role', INDEX, "['control-plane']", "['contol-plane']"),
  edit('STR212', 'addon without a role', INDEX, "['control-plane']", '[] as never'),
  edit(
    'STR210',
    'label that no cluster has',
    INDEX,
    "roles: ['control-plane']",
    "roles: ['control-plane'], labels: { enable_web: 'true' }",
  ),
  edit('STR111', 'addon without a default export', INDEX, 'export default', 'export const addon ='),
  edit('STR109', 'addon with a syntax error', INDEX, 'namespace: {', 'namespace: {{'),
  edit('STR110', 'addon with an import of nothing', INDEX, './schema', './shema'),
  manifests('STR401', 'Secret', `{ ${SECRET} }`),
  manifests(
    'STR401',
    'Secret in a List',
    `{ apiVersion: 'v1', kind: 'List', metadata: { name: 'l', namespace: 'web' }, items: [{ ${SECRET} }] }`,
  ),
  manifests(
    'STR401',
    'Secret in a ConfigMap',
    `coreObject('ConfigMap', { name: 'c', namespace: 'web' }, { data: { 's.json': '{"kind": "Secret", "data": {}}' } })`,
  ),
  manifests(
    'STR402',
    'object rendered twice',
    `coreObject('ConfigMap', { name: 'web', namespace: 'web' }, { data: {} })`,
  ),
  edit(
    'STR403',
    'output path used twice',
    INDEX,
    'manifests: ({ config }) => [',
    `provides: { definitions: ['ConfigMap.example.com'] },
  manifests: ({ config }) => [
    { apiVersion: 'example.com/v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'web' } },`,
  ),
  manifests(
    'STR404',
    'manifest without a name',
    `{ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} } as never`,
  ),
  manifests('STR404', 'manifest without a kind', `{ apiVersion: 'v1' } as never`),
  manifests(
    'STR404',
    'name with a path',
    `coreObject('ConfigMap', { name: '../../x', namespace: 'web' }, {})`,
  ),
  manifests('STR404', 'namespace missing', `coreObject('ConfigMap', { name: 'x' }, {})`),
  manifests(
    'STR404',
    'namespace on a cluster-scoped kind',
    `coreObject('PriorityClass', { name: 'x', namespace: 'web' }, { value: 1 })`,
  ),
  manifests('STR408', 'manifests that throw', `(() => { throw new Error('no manifest'); })()`),
  manifests(
    'STR410',
    'number that YAML cannot hold',
    `coreObject('ConfigMap', { name: 'x', namespace: 'web' }, { data: { a: (0 / 0) as never } })`,
  ),
  manifests(
    'STR410',
    'manifest that refers to itself',
    `((): never => {
      const map: Record<string, unknown> = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'web' } };
      map['data'] = { map };
      return map as never;
    })()`,
  ),
  script(
    'STR301',
    'late-bound field that throws no error',
    layerScript("  title: () => {\n    throw 'text';\n  },"),
  ),
  {
    name: 'two addons that own one object',
    code: 'STR402',
    breakIt: (workspace) => {
      workspace.write('libs/addons/wab/src/schema.ts', "export { schema } from '../../web/src/schema';\n");
      workspace.write(
        'libs/addons/wab/src/defaults.ts',
        "export { defaults } from '../../web/src/defaults';\n",
      );
      workspace.edit(INDEX, "name: 'web',", "name: 'web',");
      workspace.write(
        'libs/addons/wab/src/index.ts',
        "import web from '../../web/src/index';\n\nexport default { ...web, name: 'wab' };\n",
      );
    },
  },
  {
    name: 'several issues at once',
    code: 'STR307',
    breakIt: (workspace) => {
      workspace.write(OVERLAY, 'replicas: many\ntitel: x\n');
      workspace.write('environments/base/addons/web.yaml', 'hosts: none\n');
      workspace.write('environments/production/addons/wbe.yaml', '');
    },
  },
  {
    name: 'hand-written file in rendered',
    code: 'STR502',
    breakIt: (workspace) => {
      workspace.write('rendered/addons/web/notes.md', 'Mine.\n');
    },
  },
  {
    name: 'link in rendered',
    code: 'STR503',
    breakIt: (workspace) => {
      workspace.remove('rendered/addons/web');
      workspace.link('rendered/addons/web', '/var');
    },
  },
];
