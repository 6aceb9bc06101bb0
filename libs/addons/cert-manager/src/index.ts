import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { NAMESPACE } from './names';
import { schema } from './schema';

export type { CertManagerConfig } from './schema';

/** Certificates from the ACME authority of the environment, proven over DNS. */
export default defineAddon({
  name: 'cert-manager',
  description: 'Certificates from an ACME authority, proven over DNS',
  project: 'platform',
  namespace: { name: NAMESPACE, podSecurity: 'restricted' },
  placement: { roles: ['control-plane', 'vcluster'] },
  schema,
  defaults,
  chart: { repository: 'https://charts.jetstack.io', name: 'cert-manager' },
  manifests,
});
