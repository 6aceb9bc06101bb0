import { findSelectorErrors } from '@strata/argocd';
import { filesOf, RequestError, REQUESTS_NAMESPACE } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import { exposeService } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { GatewayRouteSpec } from './schema';

/**
 * Makes the route on the Gateway of the platform, its redirect from HTTP, and both sides of the NetworkPolicy. The
 * wildcard certificate of the Gateway covers one label below the domain, and external-dns makes the name.
 */
export const configure: PipelineFunction<GatewayRouteSpec> = ({ metadata, spec }, { platform }) => {
  const { namespace, service, port, targetPort, podLabels } = spec;
  const { domain } = platform.facts;
  const host = labelOf(spec.hostname, domain);
  const problems = [
    ...(host === undefined
      ? [
          {
            path: ['spec', 'hostname'],
            message: `is not one label below ${domain}, which the certificate covers`,
          },
        ]
      : []),
    ...(CLOSED.includes(namespace)
      ? [{ path: ['spec', 'namespace'], message: 'belongs to the platform itself' }]
      : []),
    ...findSelectorErrors({ matchLabels: podLabels }).map((message) => ({
      path: ['spec', 'podLabels'],
      message,
    })),
  ];
  if (problems.length > 0 || host === undefined) throw new RequestError(problems);
  const exposure = { name: metadata.name, namespace, host, service, port, targetPort, podLabels };
  const url = `https://${host}.${domain}`;
  return { files: filesOf(exposeService(exposure, platform.facts)), status: { message: url, url } };
};

const CLOSED: readonly string[] = [ARGOCD_NAMESPACE, REQUESTS_NAMESPACE, 'kube-system'];

/** The label below a domain; undefined for a name that is not one label below it. */
function labelOf(hostname: string, domain: string): string | undefined {
  const label = hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : hostname;
  return label.includes('.') ? undefined : label;
}
