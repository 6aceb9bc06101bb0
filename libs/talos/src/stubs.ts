import type { Contract } from './contract';
import type { TalosDocument } from './document';
import type { MachineConfigProblem } from './problem';
export const checkMachineConfig = (_c: Contract, _d: readonly TalosDocument[]): MachineConfigProblem[] => [];
