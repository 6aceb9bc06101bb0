import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const REVISION = { minLength: 1, maxLength: 200 } as const;
const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';

const chart = Type.Object(
  {
    repository: Type.String({
      pattern: '^(?:https://|[a-z0-9])[^\\s]+$',
      maxLength: 500,
      description: '`https://…` of a chart repository, or without a scheme an OCI registry.',
    }),
    name: Type.String({ ...REVISION, description: 'Name of the chart.' }),
    version: Type.String({
      pattern: '^v?[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+][0-9A-Za-z.+-]+)?$',
      description: 'Exact version of the chart.',
    }),
    releaseName: Type.Optional(
      Type.String({
        pattern: NAME,
        maxLength: 53,
        description: 'Name of the release; by default that of the request.',
      }),
    ),
    values: Type.Optional(
      Type.Unsafe<Readonly<Record<string, unknown>>>(
        Type.Object({}, { additionalProperties: true, description: 'Values of the chart.' }),
      ),
    ),
  },
  { description: 'A Helm chart; this or `git`.' },
);

const git = Type.Object(
  {
    repository: Type.String({ minLength: 1, maxLength: 500, description: 'URL of the repository.' }),
    revision: Type.String({ ...REVISION, description: 'Branch, tag or commit.' }),
    path: Type.String({ pattern: '^[^/\\s][^\\s]*$', description: 'Directory in it.' }),
  },
  { description: 'A directory of a Git repository; this or `chart`.' },
);

/** What a request for an Application says. */
export const spec = Type.Object({
  project: Type.String({ pattern: NAME, description: 'AppProject that allows it.' }),
  destination: Type.Object(
    {
      cluster: Type.String({ minLength: 1, maxLength: 63, description: 'Name of the cluster.' }),
      namespace: Type.String({ pattern: NAME, description: 'Namespace on it.' }),
    },
    { description: 'Where it is deployed.' },
  ),
  chart: Type.Optional(chart),
  git: Type.Optional(git),
  prune: Type.Boolean({
    default: true,
    description: 'Whether objects that are no longer in the source go from the cluster.',
  }),
});

/** The spec of a request, defaults of the schema filled in. */
export type ArgoCDApplicationSpec = Static<typeof spec>;

/** What the pipeline tells. */
export const status = Type.Object({
  message: Type.Optional(Type.String()),
  application: Type.Optional(Type.String({ description: 'Name of the Application.' })),
});
