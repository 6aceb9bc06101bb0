import { Type } from '@sinclair/typebox';
import type { ConfigOf } from '@strata/addon';

const amount = (description: string) =>
  Type.Optional(
    Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^(?:100|[1-9]?[0-9])%$' })], {
      description,
      examples: [1, '50%'],
    }),
  );

/** Configuration of the PodDisruptionBudgets. */
export const schema = Type.Object({
  budgets: Type.Record(
    Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }),
    Type.Object({
      namespace: Type.String({ description: 'Namespace of the pods.', minLength: 1 }),
      matchLabels: Type.Record(Type.String(), Type.String(), {
        description: 'Labels of the pods.',
        minProperties: 1,
      }),
      minAvailable: amount('Pods that must stay, as a number or a percentage.'),
      maxUnavailable: amount('Pods that may go at once, as a number or a percentage.'),
    }),
    { description: 'PodDisruptionBudgets by name, for workloads that no chart covers.' },
  ),
});

export type DisruptionBudgetsConfig = ConfigOf<typeof schema>;

/** One budget as the configuration gives it. */
export type Budget = DisruptionBudgetsConfig['budgets'][string];
