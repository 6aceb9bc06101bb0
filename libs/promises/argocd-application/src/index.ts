import { definePromise } from '@strata/kratix';
import { configure } from './configure';
import { spec, status } from './schema';

export type { ArgoCDApplicationSpec } from './schema';

/** Applications: a chart or a directory of a repository that Argo CD keeps deployed. */
export default definePromise({
  name: 'argocd-application',
  description: 'An Application of Argo CD with the safe sync policy of the platform',
  kind: 'ArgoCDApplication',
  plural: 'argocdapplications',
  version: 'v1alpha1',
  spec,
  status,
  workflows: { resource: { configure: [{ name: 'configure', run: configure }] } },
  example: {
    project: 'music',
    destination: { cluster: 'homelab', namespace: 'tenant-music' },
    git: { repository: 'https://git.example.com/tenants/music.git', revision: 'main', path: 'deploy' },
    prune: true,
  },
});
