import { isAtLeast } from './contract';
import type { Contract } from './contract';

/**
 * The kernel arguments that Talos itself wants on bare metal.
 *
 * @see https://github.com/siderolabs/talos/blob/main/pkg/machinery/kernel/kernel.go DefaultArgs
 */
export const kernelArgs = (contract: Contract): string[] => [
  'talos.platform=metal',
  'console=tty0',
  'init_on_alloc=1',
  'slab_nomerge=',
  'pti=on',
  'consoleblank=0',
  'nvme_core.io_timeout=4294967295',
  'printk.devkmsg=on',
  'selinux=1',
  ...(isAtLeast(contract, '1.12') ? ['module.sig_enforce=1'] : []),
  ...(isAtLeast(contract, '1.13') ? ['proc_mem.force_override=never'] : []),
];
