import type { BadInput, FixtureWorkspace } from '@strata/testing';

const REQUEST = 'environments/production/requests/notes.yaml';
const INDEX = 'libs/promises/board/src/index.ts';

/** An addon by the name of the one that answers requests. */
const KRATIX = `import web from '../../web/src/index';

export default { ...web, name: 'kratix', namespace: { name: 'kratix' }, manifests: () => [] };
`;

/** A promise that makes a ConfigMap, and of a large board a cluster. */
const BOARD = `import { Type } from '@sinclair/typebox';
import { definePromise, filesOf, RequestError, requestOf } from '@strata/kratix';
import { coreObject } from '@strata/kubernetes';

const spec = Type.Object({
  title: Type.String({ minLength: 3, description: 'What stands above it.' }),
  size: Type.Integer({ minimum: 1, maximum: 9, default: 1, description: 'Columns.' }),
  owner: Type.Optional(Type.String({ description: 'Who may write.' })),
});

export default definePromise({
  name: 'board',
  description: 'A board for notes',
  kind: 'Board',
  plural: 'boards',
  version: 'v1alpha1',
  spec,
  workflows: {
    resource: {
      configure: [
        {
          name: 'configure',
          run: ({ metadata, spec: { title, size } }, { platform }) => {
            if (title.endsWith('!')) throw new RequestError([{ path: ['spec', 'title'], message: 'shouts' }]);
            const data = { title, size: String(size), domain: platform.facts.domain };
            return { files: filesOf([coreObject('ConfigMap', { name: metadata.name, namespace: 'boards' }, { data })]) };
          },
        },
      ],
    },
  },
  example: { title: 'Notes', size: 2 },
});
`;

const GOOD = 'apiVersion: platform.example.com/v1alpha1\nkind: Board\nspec: { title: Notes }\n';

/** A workspace with Kratix, a promise and a request, and then one thing that is wrong. */
const promise = (code: string, name: string, breakIt: (workspace: FixtureWorkspace) => void): BadInput => ({
  code,
  name,
  breakIt: (workspace) => {
    workspace.write('libs/addons/kratix/src/index.ts', KRATIX);
    workspace.write(INDEX, BOARD);
    workspace.write(REQUEST, GOOD);
    breakIt(workspace);
  },
});

const request = (code: string, name: string, text: string): BadInput =>
  promise(code, name, (workspace) => workspace.write(REQUEST, text));

const definition = (code: string, name: string, ...edits: [string, string][]): BadInput =>
  promise(code, name, (workspace) => edits.forEach(([from, to]) => workspace.edit(INDEX, from, to)));

/** Lets every board make a virtual cluster. */
const CLUSTER: [string, string] = [
  '  example:',
  `  cluster: ({ metadata }, platform) => ({
    role: 'vcluster',
    server: \`https://\${metadata.name}.example.com\`,
    host: platform.cluster.name,
    network: { nodes: '192.0.2.0/24', controlPlane: [], pods: '10.0.0.0/16', services: '10.1.0.0/16' },
  }),
  example:`,
];

const spec = (fields: string): string => GOOD.replace('{ title: Notes }', fields);

/** Requests and promises that Kratix, or the rules of the platform, would not accept. */
export const BAD_PROMISES: readonly BadInput[] = [
  request('STR217', 'request of a kind that no promise answers', GOOD.replace('Board', 'Bored')),
  request('STR217', 'request of another version', GOOD.replace('v1alpha1', 'v1')),
  request('STR217', 'request with a key that is not known', spec('{ title: Notes, sise: 2 }')),
  request('STR217', 'request without what is required', spec('{ size: 2 }')),
  request('STR217', 'request that breaks several bounds', spec('\n  title: No\n  size: 12\n  owner: 7')),
  request('STR217', 'request that its pipeline refuses', spec('{ title: Notes! }')),
  request('STR217', 'request that is a List', GOOD.replace('spec:', 'items: []\nspec:')),
  promise('STR217', 'request that no cluster answers', (workspace) =>
    workspace.edit(
      'libs/addons/kratix/src/index.ts',
      '...web,',
      "...web, placement: { roles: ['control-plane'], labels: { environment: 'staging' } },",
    ),
  ),
  promise('STR401', 'request with a Secret', (workspace) =>
    workspace.write(REQUEST, GOOD.replace('Notes', '\'{"kind": "Secret", "data": {}}\'')),
  ),
  promise('STR416', 'promise that changes what it is', (workspace) =>
    workspace.write(
      'rendered/promises/board/clusters/lab/promise.yaml',
      '# Rendered by Strata from libs/promises/board.\n' +
        'spec: { api: { spec: { names: { kind: Bord, plural: bords }, versions: [{ name: v1alpha1 }] } } }\n',
    ),
  ),
  promise('STR416', 'values that the schema of a chart does not know', (workspace) => {
    workspace.edit(
      INDEX,
      "coreObject('ConfigMap', { name: metadata.name, namespace: 'boards' }, { data })",
      `{
              apiVersion: 'argoproj.io/v1alpha1',
              kind: 'Application',
              metadata: { name: metadata.name, namespace: 'argocd' },
              spec: { sources: [{ chart: 'board', targetRevision: '1.0.0', helm: { valuesObject: data } }] },
            } as never`,
    );
    const properties = { title: { type: 'integer' }, domain: { type: 'string' } };
    workspace.write(
      'libs/promises/board/charts/board-1.0.0.schema.json',
      JSON.stringify({ type: 'object', additionalProperties: false, properties }),
    );
  }),
  promise('STR402', 'object that comes of two requests', (workspace) => {
    workspace.edit(INDEX, 'name: metadata.name, namespace', "name: 'board', namespace");
    workspace.write('environments/production/requests/plans.yaml', GOOD);
  }),
  definition('STR416', 'pipeline that gives a Secret', [
    "coreObject('ConfigMap', { name: metadata.name, namespace: 'boards' }, { data })",
    "{ apiVersion: 'v1', kind: 'Secret', metadata: { name: metadata.name, namespace: 'boards' }, data: {} } as never",
  ]),
  definition('STR416', 'pipeline that makes a request nobody answers', [
    "coreObject('ConfigMap', { name: metadata.name, namespace: 'boards' }, { data })",
    "requestOf('Bord', metadata.name, data)",
  ]),
  definition('STR416', 'pipeline that fails', [
    'const data =',
    "throw new Error('no pen');\n            const data =",
  ]),
  definition('STR416', 'promise with a name for two pipelines', [
    "      configure: [\n        {\n          name: 'configure',",
    "      configure: [\n        { name: 'configure', run: () => ({}) },\n        {\n          name: 'configure',",
  ]),
  definition('STR416', 'promise whose pipeline has too long a name', [
    "name: 'configure',",
    `name: '${'configure-'.repeat(5)}it',`,
  ]),
  definition('STR416', 'promise that requires one that there is not', [
    '  workflows:',
    "  requires: ['bord'],\n  workflows:",
  ]),
  definition('STR416', 'promise that requires itself', [
    '  workflows:',
    "  requires: ['board'],\n  workflows:",
  ]),
  definition('STR416', 'promise with another name than its folder', ["name: 'board'", "name: 'boards'"]),
  definition('STR416', 'promise whose kind is no kind', ["kind: 'Board'", "kind: 'the board'"]),
  definition('STR416', 'promise whose plural is in capitals', ["plural: 'boards'", "plural: 'Boards'"]),
  definition('STR416', 'promise with a version of its own', ["version: 'v1alpha1'", "version: '1.0'"]),
  definition('STR416', 'schema that no definition can say', [
    'owner: Type.Optional(Type.String(',
    'owner: Type.Optional(Type.Union([Type.String(), Type.Integer()])),\n  other: Type.Optional(Type.String(',
  ]),
  definition('STR416', 'example that does not fit', ["title: 'Notes', size: 2", "title: 'Notes', size: 20"]),
  definition('STR111', 'promise without a definition', [
    'export default definePromise',
    'export const board = definePromise',
  ]),
  definition('STR109', 'promise that is no TypeScript', ['export default', 'export default default']),
  promise('STR205', 'cluster that is requested and defined', (workspace) => {
    workspace.edit(INDEX, ...CLUSTER);
    workspace.write('environments/production/requests/guest.yaml', GOOD);
  }),
  promise('STR202', 'overlays of a cluster that nothing makes', (workspace) =>
    workspace.write('environments/production/clusters/attic/addons/web.yaml', 'replicas: 2\n'),
  ),
  promise('STR217', 'request of a cluster that is wrong', (workspace) => {
    workspace.edit(INDEX, ...CLUSTER);
    workspace.write(REQUEST, spec('{ title: N }'));
    workspace.write('environments/production/clusters/notes/addons/web.yaml', 'replicas: 2\n');
  }),
  promise('STR203', 'cluster of a request that is none', (workspace) => {
    workspace.edit(INDEX, CLUSTER[0], CLUSTER[1].replace("pods: '10.0.0.0/16'", 'pods: 10'));
  }),
  promise('STR416', 'cluster of a request that fails', (workspace) => {
    workspace.edit(
      INDEX,
      CLUSTER[0],
      CLUSTER[1]
        .replace('=> ({', "=> { throw new Error('no room'); return {")
        .replace('}),\n  example', '}; },\n  example'),
    );
  }),
];
