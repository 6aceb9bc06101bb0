import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { ArgoCDProjectSpec } from './schema';

/** AppProjects: what the Applications of a team, or of one thing, may use and where they may go. */
export default definePromise({
  name: 'argocd-project',
  description: 'An AppProject that allows exactly what is named',
  kind: 'ArgoCDProject',
  plural: 'argocdprojects',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'configure', run: configure }] } },
  example: {
    description: 'Services of the team music',
    repositories: ['https://git.example.com/tenants/music.git'],
    destinations: [{ cluster: 'homelab', namespaces: ['tenant-music'] }],
    clusterKinds: [],
  },
});
