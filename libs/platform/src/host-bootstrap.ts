import type { BootstrapSecret } from '@strata/addon';
import { CLUSTER_SECRET_LABEL, clusterSecretName } from '@strata/argocd';
import type { RegisteredCluster } from '@strata/argocd';
import { expression, identifierOf, modulePath, reference, renderTerraform } from '@strata/terraform';
import type { Block, Json, Lifecycle, Value, Variable } from '@strata/terraform';
import groupBy from 'lodash/groupBy';
import mapValues from 'lodash/mapValues';
import { PROVIDER_SOURCES, PROVIDER_VERSIONS, REQUIRED_VERSION } from './bootstrap-versions';

/** A namespace that exists before Argo CD does. */
export interface BootstrapNamespace {
  readonly name: string;
  /** Such as its Pod Security level; Argo CD takes them over. */
  readonly labels: Readonly<Record<string, string>>;
}

/** One confidential field of a Secret, given as an input. Fields with the same name and namespace are one Secret. */
export interface PlacedSecret extends BootstrapSecret {
  /** One of the namespaces of the bootstrap. */
  readonly namespace: string;
}

/** What the bootstrap of a cluster is made of. Paths lead from the directory of the configuration to rendered files. */
export interface HostBootstrapOptions {
  /** How its Argo CD knows it: the same labels and annotations that ApplicationSets select and read. */
  readonly cluster: RegisteredCluster;
  readonly argocdNamespace: string;
  readonly namespaces: readonly BootstrapNamespace[];
  readonly argoCd: {
    /** The predicted Application of Argo CD, whose first chart is installed. */
    readonly application: string;
    readonly values: string;
  };
  readonly secrets: readonly PlacedSecret[];
  /** AppProjects that the first Applications need. */
  readonly projects: readonly string[];
  /** ApplicationSets that bring everything else. */
  readonly applicationSets: readonly string[];
}

/** Exists on a cluster on which nothing has been installed, and no Application prunes it. */
const STATE_NAMESPACE = 'kube-system';

/** Argo CD reaches the cluster that it runs in as its own ServiceAccount, with no credentials beside that. */
const IN_CLUSTER_CONFIG = '{"tlsClientConfig":{"insecure":false}}';

/** What a running platform cannot do without. */
const KEPT: Lifecycle = { preventDestroy: true };

/**
 * The Terraform configuration that makes a cluster sync itself: namespaces, Secrets that no store can bring yet, Argo
 * CD as it will manage itself, the registration of the cluster, and the first projects and ApplicationSets. Everything
 * that Argo CD takes over is made once and then left alone.
 *
 * @returns the content of a `main.tf.json`
 * @throws {Error} when Argo CD or a Secret is to live in a namespace that is not among the namespaces
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function hostBootstrap(options: HostBootstrapOptions): { [block: string]: Json } {
  const { cluster, argocdNamespace, argoCd, projects, applicationSets } = options;
  const namespaces = options.namespaces.map(namespaceOf);
  const namespace = (name: string): Block => findNamespace(name, namespaces);

  const secrets = Object.values(
    groupBy(options.secrets, (secret) => `${secret.namespace}/${secret.name}`),
  ).map((fields) => secretOf(fields, namespace));
  const registration = registrationSecret(cluster, argocdNamespace, namespace(argocdNamespace));
  const release = releaseOf(argoCd.values, namespace(argocdNamespace));
  const projectManifests = projects.map((path) => manifestOf('project', path, [release]));
  const setManifests = applicationSets.map((path) =>
    manifestOf('applicationset', path, [
      release,
      registration,
      ...secrets.map(({ block }) => block),
      ...projectManifests,
    ]),
  );

  return renderTerraform({
    requiredVersion: REQUIRED_VERSION,
    requiredProviders: mapValues(PROVIDER_VERSIONS, (version, name) => ({
      source: PROVIDER_SOURCES[name as keyof typeof PROVIDER_SOURCES],
      version,
    })),
    backend: {
      type: 'kubernetes',
      // The backend refuses names that end in a number, such as that of the cluster may.
      fields: { namespace: STATE_NAMESPACE, secret_suffix: `${cluster.name}-bootstrap` },
    },
    variables: Object.assign({}, ...secrets.map(({ variables }) => variables)) as Record<string, Variable>,
    locals: {
      application: expression`yamldecode(file(${modulePath(argoCd.application)}))`,
      chart: expression`[for source in local.application.spec.sources : source if can(source.chart)][0]`,
    },
    // Discovery may lag behind the definitions that the chart has just brought.
    providers: { kubectl: { apply_retry_count: 5 } },
    resources: [
      ...namespaces,
      ...secrets.map(({ block }) => block),
      registration,
      release,
      ...projectManifests,
      ...setManifests,
    ],
  });
}

const namespaceOf = ({ name, labels }: BootstrapNamespace): Block => ({
  type: 'kubernetes_namespace_v1',
  name: identifierOf(name),
  fields: { metadata: { name, labels } },
  // The Applications in it set them from then on.
  lifecycle: { ...KEPT, ignoreChanges: ['metadata[0].annotations', 'metadata[0].labels'] },
});

function findNamespace(name: string, namespaces: readonly Block[]): Block {
  const found = namespaces.find((block) => block.name === identifierOf(name));
  if (found === undefined) throw new Error(`The namespace ${name} is not among those of the bootstrap.`);
  return found;
}

interface SecretWithInputs {
  readonly block: Block;
  readonly variables: Record<string, Variable>;
}

function secretOf(
  fields: readonly PlacedSecret[],
  namespaceNamed: (name: string) => Block,
): SecretWithInputs {
  const { name, namespace, variable } = fields[0] as PlacedSecret;
  const revision = `${variable}_revision`;
  const labels = Object.assign({}, ...fields.map((field) => field.labels)) as Record<string, string>;
  const texts = Object.assign({}, ...fields.map((field) => field.texts)) as Record<string, string>;
  const values = fields.map((field): [string, Value] => [field.key, reference('var', field.variable)]);
  return {
    block: {
      type: 'kubernetes_secret_v1',
      name: identifierOf(`${namespace}.${name}`),
      fields: {
        metadata: { name, namespace, ...(Object.keys(labels).length > 0 ? { labels } : {}) },
        type: 'Opaque',
        data_wo: { ...texts, ...Object.fromEntries(values) },
        // What is not kept cannot be compared: only a new revision is written.
        data_wo_revision: reference('var', revision),
      },
      dependsOn: [namespaceNamed(namespace)],
      lifecycle: KEPT,
    },
    variables: {
      ...Object.fromEntries(fields.map((field) => [field.variable, inputOf(field)])),
      [revision]: {
        type: 'number',
        description: `Raise it to write the Secret ${namespace}/${name} again.`,
        nullable: false,
        default: 1,
      },
    },
  };
}

const inputOf = ({ variable, description }: BootstrapSecret): Variable => ({
  type: 'string',
  description,
  sensitive: true,
  ephemeral: true,
  nullable: false,
  validation: {
    condition: expression`length(${reference('var', variable)}) > 0`,
    message: `The value of ${variable} is empty.`,
  },
});

const registrationSecret = (cluster: RegisteredCluster, namespace: string, needs: Block): Block => ({
  type: 'kubernetes_secret_v1',
  name: identifierOf(`${namespace}.${clusterSecretName(cluster.name)}`),
  fields: {
    metadata: {
      name: clusterSecretName(cluster.name),
      namespace,
      labels: { ...cluster.labels, ...CLUSTER_SECRET_LABEL },
      annotations: cluster.annotations,
    },
    type: 'Opaque',
    data: { name: cluster.name, server: cluster.server, config: IN_CLUSTER_CONFIG },
  },
  dependsOn: [needs],
  // Without it every Application of the cluster would go.
  lifecycle: KEPT,
});

const releaseOf = (values: string, needs: Block): Block => ({
  type: 'helm_release',
  name: 'argo_cd',
  fields: {
    name: expression`local.chart.helm.releaseName`,
    namespace: expression`local.application.spec.destination.namespace`,
    repository: expression`local.chart.repoURL`,
    chart: expression`local.chart.chart`,
    version: expression`local.chart.targetRevision`,
    values: [expression`file(${modulePath(values)})`],
    timeout: 900,
    // An installation that fails is taken back, so that the next one starts anew and has nothing to destroy.
    atomic: true,
  },
  dependsOn: [needs],
  lifecycle: { ...KEPT, ignoreChanges: 'all' },
});

/** An object that Argo CD syncs from the same file as soon as it can, under the same manager of fields. */
const manifestOf = (kind: string, path: string, dependsOn: readonly Block[]): Block => ({
  type: 'kubectl_manifest',
  name: identifierOf(`${kind}-${path.replace(/^.*\//, '').replace(/\.ya?ml$/, '')}`),
  fields: {
    yaml_body: expression`file(${modulePath(path)})`,
    server_side_apply: true,
    field_manager: 'argocd-controller',
    force_conflicts: true,
    // Argo CD prunes it; Terraform never deletes it.
    apply_only: true,
  },
  dependsOn,
  lifecycle: { ignoreChanges: 'all' },
});
