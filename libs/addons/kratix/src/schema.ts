import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of Kratix. */
export const schema = Type.Object({
  ...chartFields,
  state: Type.Object(
    {
      repository: Type.String({
        description: 'HTTPS URL of the Git repository that Kratix writes to and Argo CD syncs from.',
        pattern: '^https://',
      }),
      branch: Type.String({ description: 'Branch that Kratix commits to.', minLength: 1 }),
    },
    { description: 'The Git repository that holds what Kratix wants on the clusters.' },
  ),
  prune: Type.Boolean({
    description: 'Whether objects go from the cluster when Kratix removes them from the state repository.',
  }),
});

export type KratixConfig = ConfigOf<typeof schema>;
