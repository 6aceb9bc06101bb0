import { Type } from '@sinclair/typebox';
import { PATTERNS } from './patterns';

const cpu = (description: string) =>
  Type.Optional(Type.String({ pattern: PATTERNS.cpu, description, examples: ['500m', '2'] }));

const memory = (description: string) =>
  Type.Optional(Type.String({ pattern: PATTERNS.memory, description, examples: ['512Mi'] }));

/**
 * Requests and limits of CPU and memory.
 *
 * @param whose what asks for them, for descriptions
 * @param dev defaults of the preset dev, for descriptions
 * @param prod those of prod
 */
export const requirementsSchema = (whose: string, dev: string, prod: string) => ({
  requests: Type.Optional(
    Type.Object(
      { cpu: cpu('Cores, or millicores with `m`.'), memory: memory('Bytes with a binary suffix.') },
      {
        description: `What is reserved for ${whose}. Preset dev: ${dev}, prod: ${prod}.`,
        additionalProperties: false,
      },
    ),
  ),
  limits: Type.Optional(
    Type.Object(
      { cpu: cpu('Cores, or millicores with `m`.'), memory: memory('Bytes with a binary suffix.') },
      { description: `What ${whose} may use at most.`, additionalProperties: false },
    ),
  ),
});

const count = (what: string, defaults: string) =>
  Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000, description: `${what} at most. Preset ${defaults}.` }),
  );

/** What everything in the namespace of the virtual cluster may use together. */
export const quotaSchema = Type.Object(
  {
    requests: Type.Optional(
      Type.Object(
        { cpu: cpu('Cores. Preset dev: 4, prod: 16.'), memory: memory('Preset dev: 8Gi, prod: 32Gi.') },
        { description: 'What may be reserved, the control plane included.', additionalProperties: false },
      ),
    ),
    limits: Type.Optional(
      Type.Object(
        { cpu: cpu('Cores. Preset dev: 16, prod: 64.'), memory: memory('Preset dev: 16Gi, prod: 64Gi.') },
        { description: 'Sum of all limits.', additionalProperties: false },
      ),
    ),
    storage: memory('Sum of all volumes. Preset dev: 100Gi, prod: 500Gi.'),
    pods: count('Pods', 'dev: 60, prod: 200'),
    services: count('Services', 'dev: 60, prod: 200'),
    volumes: count('PersistentVolumeClaims', 'dev: 20, prod: 80'),
    loadBalancers: count('Services of type LoadBalancer, beside that of the API server', 'dev: 1, prod: 2'),
  },
  {
    description: 'What everything in the virtual cluster may use together, its control plane included.',
    additionalProperties: false,
  },
);
