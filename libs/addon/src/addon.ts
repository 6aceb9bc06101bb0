import type { Static, TObject } from '@sinclair/typebox';
import type {
  ClusterParameters,
  IgnoredDifference,
  LabelExpression,
  LabelSelector,
  RolloutStep,
  SyncPolicy,
} from '@strata/argocd';
import type { LayerDefinition } from '@strata/compose';
import type { Isolation, Manifest, PodSecurity } from '@strata/kubernetes';
import { IDENTITY_LABELS } from '@strata/model';
import type { Facts } from '@strata/model';
import type { AddonInputs } from './config';

/** The AppProjects of the platform, most trusted first. */
export const PROJECTS = {
  platform: 'What the clusters themselves need: networking, storage, certificates, secrets, delivery',
  'platform-services': 'Services that the platform offers: observability, policies, self-service',
} as const;

/** Which clusters an addon is deployed on. All parts must hold. */
export interface Placement {
  /** Roles that it is made for; naming them keeps it out of virtual clusters that it was not meant for. */
  readonly roles: readonly [string, ...string[]];
  /** Labels that the cluster must have, such as `enable_loki: "true"`. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly expressions?: readonly LabelExpression[];
}

/** The namespace that an addon lives in. */
export interface NamespaceOptions {
  readonly name: string;
  /** False where the namespace belongs to someone else, such as `kube-system`. Default true. */
  readonly create?: boolean;
  /** Default `baseline`. */
  readonly podSecurity?: PodSecurity;
  /** Default `ingress`. */
  readonly isolation?: Isolation;
}

/** A Helm chart; its version is the `version` of the configuration. */
export interface ChartSource {
  /** `https://…` of a chart repository, or `registry.example.com/charts` (no scheme) of an OCI registry. */
  readonly repository: string;
  readonly name: string;
}

/** A directory of another repository; its tag is the `version` of the configuration. */
export interface GitSource {
  readonly repository: string;
  readonly path: string;
}

/**
 * What an addon brings to a cluster that its own manifests do not show, because charts and other repositories are not
 * read while rendering. Kinds are written as `kubectl api-resources` groups them: `Kind.group`, or `Kind` for a core one.
 */
export interface Provides<Config = unknown> {
  /** Custom kinds whose definitions it installs, such as `Certificate.cert-manager.io`. */
  readonly definitions?: readonly string[];
  /** Those of the definitions that the virtual clusters of its cluster serve as well. */
  readonly definitionsOnGuests?: readonly string[];
  /**
   * Cluster-scoped kinds that it makes, in its chart, its other repository or its manifests, such as
   * `ClusterRole.rbac.authorization.k8s.io`. Its project allows no others.
   */
  readonly clusterKinds?: readonly string[];
  /**
   * Objects that others name and that its chart or its other repository creates, or a controller for it: the kind, then
   * the name with its namespace, then ports of a Service or keys of a Secret. A star stands for names that nobody can tell.
   *
   *     'Service argocd/argocd-server:http=80,https=443', 'Secret argocd/argocd-redis#auth',
   *     'GatewayClass.gateway.networking.k8s.io nginx', 'Secret argocd/*'
   */
  readonly objects?: readonly string[] | ObjectsOf<Config>['objects'];
}

/** Names often follow from the configuration. */
interface ObjectsOf<Config> {
  // A method, so that an addon with its own configuration is an addon like any other.
  objects(context: AddonContext<Config>): readonly string[];
}

/**
 * A confidential value that must be on the cluster before any store can bring it: whoever bootstraps the cluster gives
 * it as an input. Values of the same name are one Secret, in the namespace of the addon.
 */
export interface BootstrapSecret {
  /** The name of the Secret. */
  readonly name: string;
  readonly key: string;
  /** The name of the input, such as `onepassword_connect_token`. */
  readonly variable: string;
  readonly description: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Fields beside it that are not confidential. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What the functions of an addon get for one cluster. */
export interface AddonContext<Config> extends AddonInputs {
  readonly config: Config;
}

/** One addon of the platform: what it installs, where, and how it is configured. */
export interface Addon<Config = unknown> {
  /** The name of its folder. */
  readonly name: string;
  readonly description: string;
  readonly project: keyof typeof PROJECTS;
  readonly namespace: NamespaceOptions;
  /** Other namespaces that its objects or its chart's objects live in, such as `kube-system`. */
  readonly alsoWritesTo?: readonly string[];
  readonly placement: Placement;
  /** Addons that must be healthy before this one is synced, where both are on one cluster. */
  readonly dependsOn?: readonly string[];
  readonly provides?: Provides<Config>;
  /** Confidential values that it needs before External Secrets works. */
  readonly bootstrapSecrets?: (facts: Facts) => readonly BootstrapSecret[];
  /** JSON Schema of the configuration; keys that it does not name are errors. */
  readonly schema: TObject;
  /** The lowest layer of the configuration. */
  readonly defaults: LayerDefinition<Config>;
  readonly chart?: ChartSource;
  readonly git?: GitSource;
  /** Objects beside the chart. Pure: the same context gives the same objects. */
  manifests?(context: AddonContext<Config>): readonly Manifest[];
  /** Differences from the safe sync policy; merged into it. */
  readonly syncPolicy?: SyncPolicy;
  /**
   * Steps in which its Applications change, by their labels, such as `environment`. Argo CD then syncs them step by
   * step and only on a change: it no longer repairs them by itself.
   */
  readonly rollout?: readonly RolloutStep[];
  /** What Argo CD is not to repair, each with the reason, which the user interface shows. */
  readonly ignoreDifferences?: readonly (IgnoredDifference & { readonly reason: string })[];
  /**
   * Labels and annotations of its Applications beside the usual ones. Every label and annotation of a cluster that
   * it reads must exist on every cluster that it is deployed on.
   */
  applicationMetadata?(cluster: ClusterParameters): {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Declares an addon; the types of defaults and manifests follow from its schema. */
export function defineAddon<S extends TObject>(
  addon: Omit<Addon<Static<S>>, 'schema'> & { readonly schema: S },
): Addon {
  return addon;
}

/** The label selector over cluster Secrets that a placement stands for. */
export function selectorOf({ roles, labels, expressions }: Placement): LabelSelector {
  const [role, ...others] = roles;
  const byRole: LabelExpression[] =
    others.length === 0 ? [] : [{ key: IDENTITY_LABELS.role, operator: 'In', values: roles }];
  const matchLabels = { ...(others.length === 0 ? { [IDENTITY_LABELS.role]: role } : {}), ...labels };
  const matchExpressions = [...byRole, ...(expressions ?? [])];
  return {
    ...(Object.keys(matchLabels).length === 0 ? {} : { matchLabels }),
    ...(matchExpressions.length === 0 ? {} : { matchExpressions }),
  };
}
