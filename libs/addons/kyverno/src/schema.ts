import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

const action = (description: string) =>
  Type.Union([Type.Literal('Audit'), Type.Literal('Enforce')], { description });

const failureAction = action('Audit reports what breaks a policy, Enforce refuses it.');

/** What happens to an object that breaks a policy. */
export type FailureAction = Static<typeof failureAction>;

/** Configuration of Kyverno and its policies. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({ minimum: 1, maximum: 5, description: 'Pods that answer admission requests.' }),
  failureAction,
  policies: Type.Object(
    {
      'pinned-images': action('Every image has a tag, and not `latest`.'),
      'resource-requests': action('Every container requests CPU and memory.'),
      'default-namespace': action('No workload runs in the namespace `default`.'),
      'node-ports': action('No Service opens a port on the nodes.'),
    },
    { description: 'The action of single policies, where it differs from failureAction.' },
  ),
  exemptNamespaces: Type.Array(Type.String({ minLength: 1, examples: ['team-*'] }), {
    description: 'Namespaces that the policies on workloads leave alone; `*` stands for any text.',
  }),
});

export type KyvernoConfig = ConfigOf<typeof schema>;
