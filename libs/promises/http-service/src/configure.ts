import { checkSelector, filesOf, RequestError, requestOf, selectLabelled } from '@strata/kratix';
import type { PipelineFunction, PipelineObject, PlatformContext } from '@strata/kratix';
import { isolateNamespace, namespace } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { isName } from '@strata/model';
import type { HTTPServiceSpec } from './schema';

/** Makes the namespace of a service with what confines it, and requests for all else that it needs. */
export const configure: PipelineFunction<HTTPServiceSpec> = (request, { platform }) => {
  const { metadata, spec } = request;
  const problems = findProblems(spec, platform);
  if (problems.length > 0) throw new RequestError(problems);
  const home = `service-${metadata.name}`;
  const { facts, cluster } = platform;
  const policies = !facts.networkPolicies
    ? []
    : isolateNamespace({
        namespace: home,
        isolation: spec.isolation,
        monitoringNamespace: facts.monitoring.namespace,
        nodes: [cluster.network.nodes],
        services: cluster.network.services,
      });
  const url = `https://${spec.hostname}.${facts.domain}`;
  return {
    files: filesOf([
      namespace(home, spec.podSecurity),
      ...policies,
      ...deliveryRequests(request, home, platform),
      ...secretRequests(request, home),
      routeRequest(request, home),
    ]),
    status: { message: `Service ${metadata.name} at ${url}`, url, namespace: home },
  };
};

function deliveryRequests(
  { spec }: PipelineObject<HTTPServiceSpec>,
  home: string,
  { cluster }: PlatformContext,
): Manifest[] {
  return [
    requestOf('ArgoCDProject', home, {
      description: spec.description,
      repositories: [spec.source.repository],
      destinations: [{ cluster: cluster.name, namespaces: [home] }],
    }),
    requestOf('ArgoCDApplication', home, {
      project: home,
      destination: { cluster: cluster.name, namespace: home },
      git: spec.source,
    }),
  ];
}

const secretRequests = ({ metadata, spec }: PipelineObject<HTTPServiceSpec>, home: string): Manifest[] =>
  Object.entries(spec.secrets)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, data]) =>
      requestOf('ExternalSecretRequest', `${metadata.name}-${name}`, {
        namespace: home,
        secretName: name,
        storeSelector: spec.externalSecrets.storeSelector,
        data,
      }),
    );

const routeRequest = ({ metadata, spec }: PipelineObject<HTTPServiceSpec>, home: string): Manifest =>
  requestOf('GatewayRoute', metadata.name, {
    namespace: home,
    hostname: spec.hostname,
    service: spec.service.name,
    port: spec.service.port,
    ...(spec.service.targetPort === undefined ? {} : { targetPort: spec.service.targetPort }),
    podLabels: spec.service.podLabels,
  });

function findProblems(
  { secrets, certManager, externalSecrets }: HTTPServiceSpec,
  { facts, issuers, stores }: PlatformContext,
): RequestError['problems'] {
  const ofIssuer = ['spec', 'certManager', 'issuerSelector', 'matchLabels'];
  const ofStore = ['spec', 'externalSecrets', 'storeSelector', 'matchLabels'];
  const issuer = certManager.issuerSelector.matchLabels;
  const store = externalSecrets.storeSelector.matchLabels;
  const selected = selectLabelled(issuer, issuers).map(({ name }) => name);
  const found = selectLabelled(store, stores).map(({ name }) => name);
  return [
    ...checkSelector(ofIssuer, issuer, 'ClusterIssuer', issuers),
    ...checkSelector(ofStore, store, 'ClusterSecretStore', stores),
    ...(selected.length > 0 && !selected.includes(facts.acme.issuer)
      ? [
          {
            path: ofIssuer,
            message: `does not select ${facts.acme.issuer}, which the certificate of the Gateway is from`,
          },
        ]
      : []),
    ...(found.length > 1 ? [{ path: ofStore, message: `selects several stores: ${found.join(', ')}` }] : []),
    ...Object.keys(secrets)
      .filter((name) => !isName(name))
      .map((name) => ({ path: ['spec', 'secrets', name], message: 'is no name of a Secret' })),
  ];
}
