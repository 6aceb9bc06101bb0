import isEmpty from 'lodash/isEmpty';
import { isAtLeast } from '../contract';
import { installerImage } from '../schematic';
import { when } from './machine-input';
import type { ConfigScope } from './machine-input';
import { legacyNetwork } from './network';

/** Keeps load balancers off a node; Talos gives it to control planes, MetalLB announces nothing from such a node. */
const NO_LOAD_BALANCER = { 'node.kubernetes.io/exclude-from-external-load-balancers': '' };

/** The `machine` section of a config. */
export function machineSection(scope: ConfigScope): Record<string, unknown> {
  const { contract, machine, isControlPlane, secret } = scope;
  const hasTypedNetwork = isAtLeast(contract, '1.12');
  const labels = {
    ...when(isControlPlane && !machine.workloadsOnControlPlane, NO_LOAD_BALANCER),
    ...machine.labels,
  };
  return {
    type: machine.role,
    token: secret('trustd-token'),
    ca: { crt: secret('talos-crt'), key: isControlPlane ? secret('talos-key') : '' },
    certSANs: certificateNames(scope),
    kubelet: {
      image: `ghcr.io/siderolabs/kubelet:v${machine.kubernetes}`,
      defaultRuntimeSeccompProfileEnabled: true,
      disableManifestsDirectory: true,
      nodeIP: { validSubnets: [scope.cluster.network.nodes] },
    },
    ...when(!hasTypedNetwork, { network: legacyNetwork(scope) }),
    install: installSection(scope),
    features: featuresSection(scope),
    ...when(!hasTypedNetwork && machine.timeServers.length > 0, { time: { servers: machine.timeServers } }),
    ...when(!hasTypedNetwork && !isEmpty(machine.registryMirrors), {
      registries: {
        mirrors: Object.fromEntries(
          Object.entries(machine.registryMirrors).map(([registry, endpoints]) => [registry, { endpoints }]),
        ),
      },
    }),
    ...when(machine.kernelModules.length > 0, {
      kernel: { modules: machine.kernelModules.map((name) => ({ name })) },
    }),
    ...when(!isEmpty(machine.sysctls), { sysctls: machine.sysctls }),
    ...when(!isEmpty(labels), { nodeLabels: labels }),
    ...when(!isEmpty(machine.annotations), { nodeAnnotations: machine.annotations }),
    ...when(!isEmpty(machine.taints), { nodeTaints: machine.taints }),
  };
}

/** The names that the certificates of the machine's API hold beside its own. */
export function certificateNames({ machine, cluster, isControlPlane }: ConfigScope): string[] {
  const vip = cluster.network.vip;
  return [...new Set([...(isControlPlane && vip !== undefined ? [vip] : []), ...machine.certSANs])];
}

function installSection({ contract, machine }: ConfigScope): Record<string, unknown> {
  const { disk, schematic } = machine;
  // From 1.12 on the installer takes the arguments from the image, where the schematic has put them.
  const isFromImage = isAtLeast(contract, '1.12');
  return {
    ...(typeof disk === 'string' ? { disk } : { diskSelector: disk }),
    image: installerImage(machine),
    wipe: false,
    ...when(isFromImage, { grubUseUKICmdline: true }),
    ...when(!isFromImage && schematic.kernelArgs.length > 0, { extraKernelArgs: schematic.kernelArgs }),
  };
}

function featuresSection({ contract, machine, isControlPlane }: ConfigScope): Record<string, unknown> {
  const { talosApiAccess } = machine;
  return {
    ...when(!isAtLeast(contract, '1.12'), { rbac: true, apidCheckExtKeyUsage: true }),
    diskQuotaSupport: true,
    kubePrism: { enabled: true, port: machine.kubePrismPort },
    hostDNS: { enabled: true, forwardKubeDNSToHost: true },
    ...(isControlPlane && talosApiAccess !== undefined
      ? {
          kubernetesTalosAPIAccess: {
            enabled: true,
            allowedRoles: talosApiAccess.roles,
            allowedKubernetesNamespaces: talosApiAccess.namespaces,
          },
        }
      : {}),
  };
}
