import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

/** Configuration of metrics-server. */
export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({ minimum: 1, maximum: 5, description: 'Pods that answer the metrics API.' }),
  verifyKubelets: Type.Boolean({
    description:
      'Whether the certificates of the kubelets are verified. On Talos that needs `rotate-server-certificates: ' +
      '"true"` under machine.kubelet.extraArgs and a controller that approves their signing requests.',
  }),
});

export type MetricsServerConfig = ConfigOf<typeof schema>;
