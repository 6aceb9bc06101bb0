import { layer } from '@strata/addon';
import type { KratixConfig } from './schema';

/** Kratix on the platform cluster; its state repository stands beside this one. */
export const defaults = layer<KratixConfig>({
  // The only version in the repository, uploaded anew with every release of Kratix.
  version: 'v0.0.1',
  state: { repository: 'https://git.example.com/platform/state.git', branch: 'main' },
  prune: true,
  values: {
    // Without this the chart adds a bucket with well-known credentials.
    stateStores: [],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  },
});
