import type { Layer } from '@strata/compose';
import type { MachineTargetNames, TalosDocument } from '@strata/talos';

/** A file of patches in the syntax of Talos. */
export interface PatchFile {
  readonly file: string;
  readonly documents: readonly TalosDocument[];
  /** The same as a layer whose only field is `documents`: it says where each value stands. */
  readonly layer: Layer;
}

/** A machine by its directory under talos/, before its layers are composed. */
export interface MachineSource extends MachineTargetNames {
  /** Files of patches that apply to it, in order. */
  readonly patches: readonly PatchFile[];
}
