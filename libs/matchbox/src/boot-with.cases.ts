import type { BootFiles } from './boot-files';

/** What is changed of a directory that is right. */
export interface BootChange {
  readonly groups?: Readonly<Record<string, unknown>>;
  readonly groupExtension?: string;
  readonly profiles?: Readonly<Record<string, unknown>>;
  readonly templates?: Readonly<Record<string, string>>;
  /** Arguments of the kernel. */
  readonly args?: readonly unknown[];
  /** The one template, which the profile names. */
  readonly template?: string;
  /** Metadata of the one group. */
  readonly metadata?: unknown;
}

/** What is wrong, in words; the change that makes it so; what is said of it. */
export type InvalidBoot = readonly [string, BootChange, readonly string[]];

/** A group that is right. */
export const NODE = { id: 'node', profile: 'talos', selector: { mac: '52:54:00:00:00:01' } };

/** A profile that is right. */
export const TALOS = {
  id: 'talos',
  boot: { kernel: '/assets/kernel', initrd: ['/assets/disk'], args: ['initrd=disk', 'console=tty0'] },
};

/** A directory that is right but for a change. */
export function bootWith(change: BootChange): BootFiles {
  const { args, template, metadata, groupExtension = '.json' } = change;
  const profile = {
    ...TALOS,
    boot: { ...TALOS.boot, args: args ?? TALOS.boot.args },
    ...(template === undefined ? {} : { generic_id: 'talos.yaml' }),
  };
  const group = { ...NODE, ...(metadata === undefined ? {} : { metadata }) };
  const {
    groups = { node: group },
    profiles = { talos: profile },
    templates = template === undefined ? {} : { 'talos.yaml': template },
  } = change;
  return {
    groups: Object.entries(groups).map(([id, data]) => ({
      file: `groups/${id}${groupExtension}`,
      group: data,
    })),
    profiles: Object.entries(profiles).map(([id, data]) => ({ file: `profiles/${id}.json`, profile: data })),
    templates: Object.entries(templates).map(([name, text]) => ({ file: `generic/${name}`, text })),
  };
}
