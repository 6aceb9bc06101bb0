import type { MachineInput } from './config/machine-input';

/**
 * Values for the Helm chart of Cilium on Talos, whose machines reach the API server through KubePrism and mount
 * cgroups themselves.
 *
 * @see https://docs.siderolabs.com/kubernetes-guides/cni/deploying-cilium
 */
export const ciliumValues = ({ machine }: Pick<MachineInput, 'machine'>): object => ({
  ipam: { mode: 'kubernetes' },
  kubeProxyReplacement: !machine.kubeProxy,
  ...(machine.kubeProxy ? {} : { k8sServiceHost: 'localhost', k8sServicePort: machine.kubePrismPort }),
  cgroup: { autoMount: { enabled: false }, hostRoot: '/sys/fs/cgroup' },
  securityContext: {
    capabilities: {
      ciliumAgent: [
        'CHOWN',
        'KILL',
        'NET_ADMIN',
        'NET_RAW',
        'IPC_LOCK',
        'SYS_ADMIN',
        'SYS_RESOURCE',
        'DAC_OVERRIDE',
        'FOWNER',
        'SETGID',
        'SETUID',
      ],
      cleanCiliumState: ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'],
    },
  },
});
