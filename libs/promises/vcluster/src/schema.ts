import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { DEFAULTS } from './defaults';
import { PATTERNS } from './patterns';
import {
  argoCDSchema,
  certManagerSchema,
  exposureSchema,
  externalSecretsSchema,
  factsSchema,
  networkSchema,
} from './schema-platform';
import { quotaSchema, requirementsSchema } from './schema-resources';

/** Sentences that several fields need. */
const IMMUTABLE = 'Kubernetes cannot change it once the virtual cluster exists: a change is never applied.';

const backingStore = Type.Object(
  {
    type: Type.Optional(
      Type.Union([Type.Literal('database'), Type.Literal('etcd'), Type.Literal('embedded-etcd')], {
        description:
          'Where the virtual cluster keeps its objects: `database` is SQLite in the control plane and allows one ' +
          'replica, `etcd` is deployed beside it. `embedded-etcd` is a paid feature of vcluster and is refused. ' +
          'Preset dev: database, prod: etcd. There is no way from one to the other.',
      }),
    ),
    replicas: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        description:
          'Members of the etcd cluster, an odd number; not for a database. Members cannot join or leave later. ' +
          'Preset dev: 1, prod: 3.',
      }),
    ),
    certificates: Type.Optional(
      Type.Union([Type.Literal('vcluster'), Type.Literal('cert-manager')], {
        default: DEFAULTS.certificates,
        description:
          'Who issues the certificates of etcd: vcluster for ten years, or cert-manager, which renews them from an ' +
          'authority that only this namespace has.',
      }),
    ),
    size: Type.Optional(
      Type.String({
        pattern: PATTERNS.memory,
        description: `Size of each volume, such as \`5Gi\`. ${IMMUTABLE} Preset dev: 5Gi, prod: 10Gi.`,
        examples: ['10Gi'],
      }),
    ),
    storageClass: Type.Optional(
      Type.String({
        pattern: PATTERNS.name,
        maxLength: 253,
        description: `StorageClass of the volumes; without one the default of the host. ${IMMUTABLE}`,
      }),
    ),
  },
  { description: 'Where the objects of the virtual cluster are kept.', additionalProperties: false },
);

const controlPlane = Type.Object(
  {
    replicas: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        description: 'Pods of the control plane; more than one needs etcd. Preset dev: 1, prod: 2.',
      }),
    ),
    ...requirementsSchema('each pod of the control plane', '200m, 512Mi up to 2Gi', '500m, 1Gi up to 4Gi'),
  },
  { description: 'Sizing of the control plane.', additionalProperties: false },
);

const isolation = Type.Object(
  {
    podSecurity: Type.Optional(
      Type.Union([Type.Literal('privileged'), Type.Literal('baseline'), Type.Literal('restricted')], {
        description:
          'Pod Security level of everything that runs in the virtual cluster, its control plane included. Default: baseline.',
      }),
    ),
    network: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('ingress'), Type.Literal('full')], {
        description:
          'Which traffic is denied unless a policy allows it; `full` denies what leaves, too. Default: ingress.',
      }),
    ),
    egress: Type.Optional(
      Type.Array(Type.String({ pattern: PATTERNS.cidr }), {
        maxItems: 50,
        description:
          'CIDRs that may be reached with `network: full`, beside DNS and the API server of the host.',
      }),
    ),
    quota: Type.Optional(quotaSchema),
    containerDefaults: Type.Optional(
      Type.Object(requirementsSchema('a container that says nothing', '50m, 64Mi up to 256Mi', 'the same'), {
        description: 'What a container gets that asks for nothing.',
        additionalProperties: false,
      }),
    ),
  },
  { description: 'What keeps the virtual cluster and its host apart.', additionalProperties: false },
);

const coredns = Type.Object(
  {
    replicas: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 5, description: 'Pods of CoreDNS. Preset dev: 1, prod: 2.' }),
    ),
    ...requirementsSchema('each pod of CoreDNS', '20m, 64Mi up to 170Mi', 'the same'),
  },
  { description: 'DNS in the virtual cluster.', additionalProperties: false },
);

const deletion = Type.Object(
  {
    protect: Type.Optional(
      Type.Boolean({
        description:
          'Whether a deleted request stays, with all that it made, until this is false. Preset dev: false, prod: true.',
      }),
    ),
    keepVolumes: Type.Optional(
      Type.Boolean({
        description:
          'Whether the volumes of the control plane, and so the namespace, outlive the request. Volumes of what runs in ' +
          'the virtual cluster go with it. The claims of volumes are immutable: decide when you create it. ' +
          'Preset dev: false, prod: true.',
      }),
    ),
  },
  { description: 'What happens when the request is deleted.', additionalProperties: false },
);

/** What a request for a virtual cluster says. Defaults that depend on the preset stand in `presets.ts`. */
export const spec = Type.Object(
  {
    description: Type.Optional(
      Type.String({ maxLength: 200, description: 'What the virtual cluster is for, in one sentence.' }),
    ),
    preset: Type.Optional(
      Type.Union([Type.Literal('dev'), Type.Literal('prod')], {
        default: DEFAULTS.preset,
        description: 'Defaults of all that is not said: small and alone, or redundant and protected.',
      }),
    ),
    kubernetesVersion: Type.Optional(
      Type.String({
        pattern: PATTERNS.kubernetesVersion,
        description: 'Version of Kubernetes, such as `v1.34.0`; without one that of the chart.',
        examples: ['v1.34.0'],
      }),
    ),
    controlPlane: Type.Optional(controlPlane),
    backingStore: Type.Optional(backingStore),
    isolation: Type.Optional(isolation),
    exposure: Type.Optional(exposureSchema),
    certManager: certManagerSchema,
    externalSecrets: externalSecretsSchema,
    argoCD: Type.Optional(argoCDSchema),
    network: Type.Optional(networkSchema),
    facts: Type.Optional(factsSchema),
    coredns: Type.Optional(coredns),
    deletion: Type.Optional(deletion),
  },
  { additionalProperties: false },
);

/** The spec of a request, defaults of the schema filled in. */
export type VClusterSpec = Static<typeof spec>;
