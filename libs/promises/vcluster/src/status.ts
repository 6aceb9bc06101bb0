import { Type } from '@sinclair/typebox';

const text = (description: string) => Type.String({ description });

/** What the pipeline tells about a virtual cluster. */
export const status = Type.Object({
  message: text('What was made, in one sentence.'),
  namespace: text('Namespace on the host.'),
  endpoint: text('URL of the API server as Argo CD reaches it.'),
  externalEndpoint: Type.Optional(text('URL of the API server from outside, where it is exposed.')),
  hostname: Type.Optional(text('Name of the API server from outside.')),
  address: Type.Optional(text('Address of the API server from outside.')),
  domain: text('Base domain of the services in it.'),
  chartVersion: text('Version of the vcluster chart.'),
  kubernetesVersion: Type.Optional(text('Version of Kubernetes that was asked for.')),
  backingStore: text('Where its objects are kept.'),
  kubeconfig: Type.Object(
    {
      secret: text('Secret on the host that vcluster writes.'),
      namespace: text('Its namespace.'),
      key: text('Key of the kubeconfig in it.'),
      item: text('Item of the secret store with the certificates.'),
    },
    { description: 'Where the credentials are.' },
  ),
  argoCD: Type.Object(
    { project: text('AppProject.'), application: text('Application.'), cluster: text('Registered cluster.') },
    { description: 'What Argo CD calls it.' },
  ),
});
