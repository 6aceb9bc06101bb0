import { Type } from '@sinclair/typebox';
import type { ConfigOf } from '@strata/addon';

/** Configuration of the PriorityClasses. */
export const schema = Type.Object({
  classes: Type.Record(
    Type.String({ pattern: '^(?!system-)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }),
    Type.Object({
      value: Type.Integer({
        minimum: -2147483648,
        maximum: 1000000000,
        description:
          'Pods of a higher value are scheduled first. Immutable: another value needs another name.',
      }),
      description: Type.String({ minLength: 1, description: 'Which pods the class is for.' }),
      preemption: Type.Boolean({
        description: 'Whether its pods may evict pods of a lower class to find room.',
      }),
      default: Type.Optional(
        Type.Boolean({ description: 'Whether pods that name no class get this one; one class at most.' }),
      ),
    }),
    { description: 'PriorityClasses by name.' },
  ),
});

export type PlatformSchedulingConfig = ConfigOf<typeof schema>;

/** One class as the configuration gives it. */
export type SchedulingClass = PlatformSchedulingConfig['classes'][string];
