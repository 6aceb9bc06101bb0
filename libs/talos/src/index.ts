export { CONTRACTS, contractOf, isAtLeast } from './contract';
export type { Contract } from './contract';
export { documentId } from './document';
export type { TalosDocument } from './document';
export type { MachineConfigProblem } from './problem';
