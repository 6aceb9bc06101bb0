import { filesOf, RequestError, requestOf } from '@strata/kratix';
import type { PipelineFunction, PipelineObject, PlatformContext } from '@strata/kratix';
import { isolateNamespace, namespace } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { findProblems } from './check-request';
import { homeOf, secretRequestOf } from './names';
import type { HTTPServiceSpec } from './schema';

/** Makes the namespace of a service with what confines it, and requests for all else that it needs. */
export const configure: PipelineFunction<HTTPServiceSpec> = (request, { platform }) => {
  const { metadata, spec } = request;
  const problems = findProblems(request, platform);
  if (problems.length > 0) throw new RequestError(problems);
  const home = homeOf(metadata.name);
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
      requestOf('ExternalSecretRequest', secretRequestOf(metadata.name, name), {
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
