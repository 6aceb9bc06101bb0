// PLACEHOLDER of the real implementation, which has these names.
export interface Group { readonly id: string; readonly name?: string; readonly profile: string; readonly selector?: Readonly<Record<string, string>>; readonly metadata?: Readonly<Record<string, unknown>>; }
export interface Profile { readonly id: string; readonly name?: string; readonly generic_id?: string; readonly boot?: { readonly kernel: string; readonly initrd: readonly string[]; readonly args: readonly string[] }; }
export interface BootProblem { readonly file: string; readonly path: readonly (string | number)[]; readonly message: string; readonly remedy?: string }
export const checkBoot = (_boot: { groups: readonly { file: string; group: unknown }[]; profiles: readonly { file: string; profile: unknown }[]; templates: readonly { file: string; text: string }[] }): BootProblem[] => [];
export const selectGroup = (groups: readonly Group[], _labels: Readonly<Record<string, string>>): Group | undefined => groups[0];
export const renderIpxe = (_profile: Profile): string => '';
export const bootScript = (_options: { url: string }): string => '#!ipxe\n';
