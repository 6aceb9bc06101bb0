import { Type } from '@sinclair/typebox';
import type { ConfigOf } from '@strata/addon';

const storageClass = Type.Object({
  name: Type.String({ description: 'Name of the StorageClass.', minLength: 1 }),
  path: Type.String({
    description: 'Export of the NFS server.',
    pattern: '^/',
    examples: ['/export/config'],
  }),
  default: Type.Boolean({
    description: 'Whether claims that name no class get this one; exactly one class.',
  }),
  reclaimPolicy: Type.Union([Type.Literal('Retain'), Type.Literal('Delete')], {
    description: 'What happens to the volume of a deleted claim.',
  }),
  archiveOnDelete: Type.Boolean({
    description: 'Whether Delete renames the directory to `archived-…` instead of removing its files.',
  }),
  mountOptions: Type.Array(Type.String(), { description: 'NFS mount options of the volumes.' }),
});

/** Configuration of the NFS provisioners. */
export const schema = Type.Object({
  image: Type.String({
    description: 'Image of the provisioners with its exact tag, and its digest if it should be pinned too.',
    pattern: '^[a-z0-9.-]+(?::\\d+)?(?:/[a-z0-9._-]+)+:v?\\d+\\.\\d+\\.\\d+(?:@sha256:[0-9a-f]{64})?$',
    examples: ['registry.example.com/nfs-subdir-external-provisioner:v4.0.2'],
  }),
  classes: Type.Record(Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$' }), storageClass, {
    description:
      'Storage classes by a short name, each with a provisioner of its own. Immutable once created.',
  }),
});

export type NfsProvisionerConfig = ConfigOf<typeof schema>;

/** One storage class as the configuration gives it. */
export type NfsClass = NfsProvisionerConfig['classes'][string];
