import type { IssueKind } from './issue-kind';

/** Issues of machines, of what they boot, and of the addresses of a network, before anything is rendered. */
export const MACHINE_ISSUES = {
  STR230: {
    title: 'Patch of Talos cannot be applied',
    why: 'Talos refuses the whole machine config when one of its patches does not fit.',
    remedy: 'Write documents of a machine config, as `talosctl machineconfig patch` takes them.',
  },
  STR231: {
    title: 'Machine is not complete',
    why: 'A machine boots from its config alone: what is missing there, nobody adds later.',
    remedy: 'Add what is missing; libs/talos/src/machine-schema.ts says what each field holds.',
  },
  STR232: {
    title: 'Machines of a cluster that does not exist',
    why: 'Directories under talos/ are those of environments and clusters; others would never be read.',
    remedy: 'Name the directory after an environment and a cluster under environments/.',
  },
  STR233: {
    title: 'Version cannot be run or upgraded to',
    why: 'Talos is tested between neighbouring minor releases only, and each runs a few minor releases of Kubernetes.',
    remedy: 'Choose a version that Talos supports from the one that is rendered.',
  },
  STR234: {
    title: 'Addresses of a network collide',
    why: 'Two things that answer to one address make a network that works by chance.',
    remedy: 'Change one of the two; `npx strata network` prints what is free.',
  },
  STR235: {
    title: 'Boot definition is not valid',
    why: 'What matchbox cannot read it drops with only a line in its log, and the machine boots something else.',
    remedy: 'Correct the file under matchbox/.',
  },
} as const satisfies Record<string, IssueKind>;

/** Issues of rendered machine configs and boot definitions. */
export const MACHINE_CONFIG_ISSUES = {
  STR430: {
    title: 'Talos would refuse the machine config',
    why: 'A machine with a config that `talosctl validate` refuses does not come up, or keeps its old config.',
    remedy: 'Correct the value, in the layer or the patch that gives it.',
  },
  STR431: {
    title: 'Field of the machine config is deprecated',
    why: 'The pinned release of Talos still reads it; a later one will not.',
    remedy: 'Write the document that replaces it.',
  },
  STR432: {
    title: 'Confidential value in a machine config or boot definition',
    why: 'rendered/ is committed: whoever reads the repository could join the cluster or rule it.',
    remedy: 'Put the value into the secret store and write a reference `op://vault/item/field` in its place.',
  },
  STR433: {
    title: 'Boot definition would not be served',
    why: 'A group or profile that matchbox refuses is skipped, and the machine gets the default.',
    remedy: 'Correct the profile, or the machine that it is for.',
  },
} as const satisfies Record<string, IssueKind>;
