import type { Tree } from '@nx/devkit';
import { suggest } from '@strata/model';
import { parse } from 'yaml';
import { directoriesIn, requireDirectory, requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate cluster`; schema.json describes them. */
export interface ClusterOptions {
  readonly name: string;
  readonly environment: string;
  readonly role?: string;
  readonly host?: string;
  readonly server?: string;
  readonly nodes?: string;
}

/** Creates a cluster. The next render deploys every addon that selects its role and labels. */
export default function clusterGenerator(tree: Tree, options: ClusterOptions): () => void {
  const { name, environment, role = 'control-plane', host } = options;
  requireName('a cluster', name);
  requireDirectory(tree, 'environment', 'environments', environment);
  requireDirectory(tree, 'role', 'environments/roles', role);
  const parent = `environments/${environment}/clusters`;
  const neighbours = tree.exists(parent) ? directoriesIn(tree, parent) : [];
  if (host !== undefined && !neighbours.includes(host)) {
    throw new Error(`There is no cluster "${host}" in ${environment}. ${suggest(host, neighbours)}`);
  }
  requireUnused(tree, name, environment);
  const nodes = options.nodes ?? nodesOf(tree, host === undefined ? undefined : `${parent}/${host}`);
  const server =
    options.server ??
    (host === undefined ? 'https://kubernetes.default.svc' : `https://${name}.vcluster-${name}.svc`);
  const text = [
    `role: ${role}`,
    `server: ${server}`,
    ...(host === undefined ? [] : [`host: ${host}`]),
    '# Labels beside the derived ones switch on addons that ask for them, such as `enable_loki: "true"`.',
    'labels: {}',
    'network:',
    `  nodes: ${nodes}`,
    '  pods: 10.244.0.0/16',
    '  services: 10.96.0.0/12',
    ...(host === undefined ? addressPlan(nodes) : ownDomain(tree, name, environment)),
    '',
  ].join('\n');
  const isNew = writeNew(tree, `${parent}/${name}/cluster.yaml`, text);
  return nextStep(
    Number(isNew),
    `check the addresses in ${parent}/${name}/cluster.yaml, then npm run render`,
  );
}

/** A cluster name identifies its cluster over all environments. */
function requireUnused(tree: Tree, name: string, environment: string): void {
  const other = directoriesIn(tree, 'environments').find(
    (candidate) =>
      candidate !== environment && tree.exists(`environments/${candidate}/clusters/${name}/cluster.yaml`),
  );
  if (other !== undefined) throw new Error(`The cluster name "${name}" is used in the environment ${other}.`);
}

/** Addresses at the end of the nodes' network, for a person to adjust. */
function addressPlan(nodes: string): string[] {
  const prefix = nodes.split('.').slice(0, 3).join('.');
  return [
    `  router: ${prefix}.1`,
    `  nameservers: [${prefix}.1]`,
    `  vip: ${prefix}.10`,
    `  dhcp: ${prefix}.100-${prefix}.149`,
    `  loadBalancerPool: ${prefix}.200-${prefix}.239`,
    `  gatewayAddress: ${prefix}.240`,
  ];
}

/** The nodes of the host, which are those of its virtual clusters; an example where there is no host. */
function nodesOf(tree: Tree, host: string | undefined): string {
  const file = host === undefined ? null : tree.read(`${host}/cluster.yaml`, 'utf8');
  const cluster = (file === null ? undefined : parse(file)) as { network?: { nodes?: string } } | undefined;
  return cluster?.network?.nodes ?? '10.50.0.0/24';
}

/** A virtual cluster serves names below those of its environment, so that it does not fight its host about records. */
function ownDomain(tree: Tree, name: string, environment: string): string[] {
  const file = tree.read(`environments/${environment}/environment.yaml`, 'utf8');
  const facts = (file === null ? undefined : parse(file)) as { domain?: string } | null | undefined;
  return ['facts:', `  domain: ${name}.${facts?.domain ?? 'example.com'}`];
}
