import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

import { LABEL_KEY, LABEL_VALUE } from './labels';

const labels = (description: string) =>
  Type.Record(Type.String({ pattern: LABEL_KEY }), Type.String({ pattern: LABEL_VALUE }), { description });

/** What `cluster.yaml` holds: the identity of one API server. Its name is the directory, its environment the parent. */
export const CLUSTER_SCHEMA = Type.Object({
  role: Type.String({ description: 'A directory under environments/roles/.' }),
  description: Type.Optional(Type.String()),
  server: Type.String({ description: 'URL of the API server as Argo CD reaches it.', pattern: '^https://' }),
  host: Type.Optional(Type.String({ description: 'For a virtual cluster: the cluster that it runs in.' })),
  labels: Type.Optional(labels('Labels of the Argo CD cluster Secret beside the derived ones.')),
  annotations: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'Annotations beside the derived ones.' }),
  ),
  network: Type.Object({
    nodes: Type.String({ description: 'CIDR of the nodes.' }),
    router: Type.Optional(Type.String({ description: 'Address of the router of the nodes.' })),
    nameservers: Type.Optional(Type.Array(Type.String(), { description: 'DNS servers of the nodes.' })),
    dhcp: Type.Optional(
      Type.String({ description: 'Range `first-last` or CIDR that the DHCP server hands out.' }),
    ),
    vip: Type.Optional(
      Type.String({ description: 'Address that the control planes share for the Kubernetes API.' }),
    ),
    reserved: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Addresses and ranges of what else is on the network, by name.',
      }),
    ),
    controlPlane: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Addresses of the control-plane nodes; those of its machines under talos/ are known.',
      }),
    ),
    pods: Type.String({ description: 'CIDR of the pods.' }),
    services: Type.String({ description: 'CIDR of the Services.' }),
    loadBalancerPool: Type.Optional(
      Type.String({ description: 'Range `first-last` or CIDR that MetalLB hands out.' }),
    ),
    gatewayAddress: Type.Optional(Type.String({ description: 'Address reserved for the Gateway.' })),
  }),
  facts: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'Facts that differ on this cluster only.' }),
  ),
});

/** The contents of a `cluster.yaml`. */
export type ClusterFile = Static<typeof CLUSTER_SCHEMA>;

/** One API server of the platform, with everything derived from its identity. */
export interface Cluster {
  readonly name: string;
  readonly environment: string;
  readonly role: string;
  readonly server: string;
  readonly host?: string;
  /** Labels of the Argo CD cluster Secret: what ApplicationSets select by. */
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations of the Argo CD cluster Secret: what ApplicationSet templates read. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly network: ClusterFile['network'] & {
    /** Addresses of the control-plane nodes. */
    readonly controlPlane: readonly string[];
  };
}
