import type { Facts } from '@strata/model';

/** A claim template as Prometheus and Alertmanager take it. */
export const volumeOf = ({ storage }: Facts, sizeGi: number) => ({
  volumeClaimTemplate: {
    spec: {
      storageClassName: storage.configClass,
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: `${sizeGi}Gi` } },
    },
  },
});
