import { layer } from '@strata/addon';
import type { NfsProvisionerConfig } from './schema';

const MOUNT_OPTIONS = ['nfsvers=4.1', 'hard', 'noatime'];

/** Small, precious volumes outlive their claims; large ones are set aside, not erased, when their claim goes. */
export const defaults = layer<NfsProvisionerConfig>(
  {
    image: 'registry.k8s.io/sig-storage/nfs-subdir-external-provisioner:v4.0.2',
    classes: {
      config: {
        name: ({ facts }) => facts.storage.configClass,
        path: ({ facts }) => facts.storage.configPath,
        default: true,
        reclaimPolicy: 'Retain',
        archiveOnDelete: true,
        mountOptions: MOUNT_OPTIONS,
      },
      data: {
        name: ({ facts }) => facts.storage.dataClass,
        path: ({ facts }) => facts.storage.dataPath,
        default: false,
        reclaimPolicy: 'Delete',
        archiveOnDelete: true,
        mountOptions: MOUNT_OPTIONS,
      },
    },
  },
  ({ $ }) => {
    const defaultNames = Object.values($.classes).flatMap((entry) => (entry.default ? [entry.name] : []));
    return (
      defaultNames.length === 1 || `exactly one storage class is the default, not ${defaultNames.length}`
    );
  },
);
