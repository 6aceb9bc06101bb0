import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

const sizeGi = (description: string) => Type.Integer({ minimum: 1, maximum: 4096, description });

/** Configuration of Prometheus, Alertmanager and Grafana. */
export const schema = Type.Object({
  ...chartFields,
  prometheus: Type.Object(
    {
      retentionDays: Type.Integer({ minimum: 1, maximum: 730, description: 'Days that samples are kept.' }),
      sizeGi: sizeGi('GiB of the volume; the oldest samples go when it is nearly full.'),
      memory: Type.String({
        description: 'Memory that Prometheus requests and is limited to.',
        pattern: '^[1-9][0-9]*(?:Mi|Gi)$',
      }),
    },
    { description: 'Collects samples and evaluates rules.' },
  ),
  alertmanager: Type.Object(
    {
      replicas: Type.Integer({ minimum: 1, maximum: 5, description: 'Pods that share silences by gossip.' }),
      sizeGi: sizeGi('GiB of the volume with silences and notifications.'),
    },
    { description: 'Sends what rules find.' },
  ),
  grafana: Type.Object(
    { sizeGi: sizeGi('GiB of the volume with dashboards and users.') },
    { description: 'Shows dashboards.' },
  ),
});

export type KubePrometheusStackConfig = ConfigOf<typeof schema>;
