import { add, CLUSTER, edit, INDEX, manifests, OVERLAY } from '@strata/testing';
import type { BadInput } from '@strata/testing';

const REQUEST = 'environments/production/requests/media.yaml';
const CLAIM = 'apiVersion: platform.example.com/v1alpha1\nkind: VCluster\nspec: {}\n';

/** More fields of the fixture's addon. */
const definition = (code: string, name: string, fields: string): BadInput =>
  edit(code, name, INDEX, 'schema,\n  defaults,', `${fields}\n  schema,\n  defaults,`);

/** Another addon of the fixture that is the first one but for some fields. */
const neighbour = (name: string, fields: string): Record<string, string> => ({
  [`libs/addons/${name}/src/schema.ts`]: "export { schema } from '../../web/src/schema';\n",
  [`libs/addons/${name}/src/defaults.ts`]: "export { defaults } from '../../web/src/defaults';\n",
  [`libs/addons/${name}/src/index.ts`]: `import web from '../../web/src/index';\n\nexport default {\n  ...web,\n  name: '${name}',\n  manifests: () => [],\n  ${fields}\n};\n`,
});

/** What Argo CD, or the platform behind it, would not accept: a render must refuse it. */
export const BAD_DELIVERIES: readonly BadInput[] = [
  definition('STR214', 'dependency that is not an addon', "dependsOn: ['web-crds'],"),
  {
    name: 'addons that wait for each other',
    code: 'STR215',
    breakIt: (workspace) => {
      workspace.edit(INDEX, 'schema,\n  defaults,', "dependsOn: ['base'],\n  schema,\n  defaults,");
      const files = neighbour('base', "namespace: { name: 'base' },\n  dependsOn: ['web'],");
      Object.entries(files).forEach(([file, text]) => workspace.write(file, text));
    },
  },
  edit(
    'STR216',
    'label that is derived',
    CLUSTER,
    'network:',
    'labels: { cluster_role: vcluster }\nnetwork:',
  ),
  edit(
    'STR216',
    'label that makes a Secret a registration',
    CLUSTER,
    'network:',
    'labels: { argocd.argoproj.io/secret-type: repository }\nnetwork:',
  ),
  edit(
    'STR212',
    'addon whose placement has no form',
    INDEX,
    "placement: { roles: ['control-plane'] }",
    "placement: { role: 'control-plane', expressions: { key: 'tier' } }",
  ),
  edit(
    'STR218',
    'chart of an OCI registry with a scheme',
    INDEX,
    'https://charts.example.com',
    'oci://registry.example.com/charts',
  ),
  definition(
    'STR220',
    'fields that Argo CD would overlook',
    [
      "alsoWritesTo: ['*'],",
      'syncPolicy: { automatd: { prune: false } },',
      'rollout: [],',
      "ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['spec/replicas'], reason: '' }],",
    ].join('\n  '),
  ),
  edit(
    'STR220',
    'kind of the cluster as a map',
    INDEX,
    'provides: {',
    "provides: { clusterKinds: [{ group: '', kind: 'Node' }],",
  ),
  definition(
    'STR220',
    'difference that is ignored in no field',
    "ignoreDifferences: [{ kind: 'Deployment', reason: 'Scaled by hand' }],",
  ),
  definition(
    'STR220',
    'label of an Application that every one has',
    "applicationMetadata: () => ({ labels: { environment: 'all' } }),",
  ),
  definition(
    'STR221',
    'bootstrap Secrets that fail',
    'bootstrapSecrets: ({ store }) => [{ name: store.name }],',
  ),
  {
    name: 'bootstrap Secrets that share a variable',
    code: 'STR221',
    breakIt: (workspace) => {
      const field = (name: string) =>
        `bootstrapSecrets: () => [\n    { name: '${name}', key: 'token', variable: 'token', description: 'A token' },\n  ],`;
      workspace.edit(INDEX, 'schema,\n  defaults,', `${field('web')}\n  schema,\n  defaults,`);
      workspace.write(OVERLAY, 'replicas: 5\n');
      const files = neighbour('git', `namespace: { name: 'git' },\n  ${field('git')}`);
      Object.entries(files).forEach(([file, text]) => workspace.write(file, text));
    },
  },
  add(
    'STR217',
    'request without Kratix and with the name of another',
    REQUEST,
    `${CLAIM}metadata: { name: music }\n`,
  ),
  manifests(
    'STR411',
    'namespace that the addon does not declare',
    `coreObject('ConfigMap', { name: 'x', namespace: 'kube-system' }, {})`,
  ),
  manifests(
    'STR411',
    'cluster-scoped kind that the addon does not declare',
    `coreObject('PriorityClass', { name: 'x' }, { value: 1 })`,
  ),
  manifests(
    'STR412',
    'custom resource before its definition',
    `{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'x', namespace: 'web' } }`,
  ),
  definition(
    'STR413',
    'template that reads what a cluster lacks',
    `applicationMetadata: (cluster) => ({ labels: { tier: cluster.label('tier') } }),`,
  ),
  {
    name: 'virtual cluster that is told of a Service of its host',
    code: 'STR414',
    breakIt: (workspace) => {
      const files = neighbour('log', "namespace: { name: 'log' },\n  placement: { roles: ['vcluster'] },");
      Object.entries(files).forEach(([file, text]) => workspace.write(file, text));
      workspace.write(
        'environments/roles/vcluster/addons/log.yaml',
        'values:\n  url: http://web.web.svc:3100/push\n',
      );
    },
  },
  {
    name: 'addon whose Application has the name of another',
    code: 'STR407',
    breakIt: (workspace) => {
      workspace.write(OVERLAY, 'replicas: 5\n');
      const files = neighbour('bootstrap', "namespace: { name: 'bootstrap' },");
      Object.entries(files).forEach(([file, text]) => workspace.write(file, text));
    },
  },
];
