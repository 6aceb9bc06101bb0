import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of the metrics agent. */
export const schema = Type.Object({
  ...chartFields,
  scrapeIntervalSeconds: Type.Integer({
    minimum: 5,
    maximum: 300,
    description: 'Seconds between two scrapes of a target whose monitor does not say.',
  }),
  monitors: Type.Boolean({
    description:
      'Whether ServiceMonitors and PodMonitors are followed; needs their definitions in the cluster. Pods with the annotation prometheus.io/scrape are scraped anyway.',
  }),
  memory: Type.String({
    description: 'Memory that the agent requests and is limited to.',
    pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
  }),
});

export type MetricsAgentConfig = ConfigOf<typeof schema>;
