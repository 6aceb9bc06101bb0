import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';

const path = (description: string) => Type.String({ description, pattern: '^(?:/|https?://)\\S+$' });

/** What `matchbox/boot.yaml` says. */
export const BOOT_SCHEMA = Type.Object({
  url: Type.String({
    description: 'URL of matchbox as machines reach it, without a path',
    pattern: '^https?://[^/\\s]+$',
  }),
  profiles: Type.Union([Type.Literal('classes'), Type.Literal('single')], {
    description: 'One profile per cluster, role and architecture, or one for all machines.',
    default: 'classes',
  }),
  kernelArgs: Type.Array(Type.String({ pattern: '^\\S+$', description: 'One word without spaces' }), {
    description: 'Kernel arguments of every machine while it boots from the network.',
    default: [],
  }),
});

/** The contents of `matchbox/boot.yaml`, with defaults. */
export type BootSettings = Static<typeof BOOT_SCHEMA>;

/** What a file under `matchbox/profiles/` says; its name is the id. */
export const PROFILE_SCHEMA = Type.Object({
  name: Type.Optional(Type.String({ description: 'Name for people.' })),
  generic: Type.Optional(Type.String({ description: 'Template under matchbox/generic/.' })),
  boot: Type.Optional(
    Type.Object({
      kernel: path('Path below the URL of matchbox, or URL.'),
      initrd: Type.Array(path('The same of an initial RAM disk'), { description: 'Initial RAM disks.' }),
      args: Type.Array(Type.String({ pattern: '^\\S+$', description: 'One word without spaces' }), {
        description: 'Arguments of the kernel.',
      }),
    }),
  ),
});

/** What a file under `matchbox/groups/` says; its name is the id. */
export const GROUP_SCHEMA = Type.Object({
  name: Type.Optional(Type.String({ description: 'Name for people.' })),
  profile: Type.String({ description: 'The profile that machines of the group get.' }),
  selector: Type.Record(Type.String(), Type.String(), {
    description: 'What machines say that are in the group.',
  }),
  metadata: Type.Optional(
    Type.Object({}, { description: 'Values for templates.', additionalProperties: true }),
  ),
});

/** What `matchbox/digests.yaml` says: the SHA-256 of boot assets by their paths. */
export const DIGESTS_SCHEMA = Type.Record(
  Type.String(),
  Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal digits' }),
);
