import { findSelectorErrors } from '@strata/argocd';
import { checkSelector, selectLabelled } from '@strata/kratix';
import type { PipelineObject, PlatformContext, RequestError } from '@strata/kratix';
import { isName } from '@strata/model';
import { checkSecrets } from './check-secrets';
import { checkSource } from './check-source';
import { homeOf } from './names';
import type { HTTPServiceSpec } from './schema';

type Problems = RequestError['problems'];

/**
 * What the schema of a request cannot say; empty for a request that is answered. Whatever is not found here, the
 * promises behind it must take: they say it of requests that nobody wrote.
 */
export const findProblems = (
  request: PipelineObject<HTTPServiceSpec>,
  platform: PlatformContext,
): Problems => [
  ...checkName(request.metadata.name),
  ...checkSource(request.spec.source),
  ...findSelectorErrors({ matchLabels: request.spec.service.podLabels }).map((message) => ({
    path: ['spec', 'service', 'podLabels'],
    message,
  })),
  ...checkIssuer(request.spec, platform),
  ...checkStore(request.spec, platform),
  ...checkSecrets(request),
];

function checkName(name: string): Problems {
  const home = homeOf(name);
  const message = `is too long: ${home}, which its project is called, takes 40 characters at most`;
  return isName(home) ? [] : [{ path: ['metadata', 'name'], message }];
}

function checkIssuer({ certManager }: HTTPServiceSpec, { facts, issuers }: PlatformContext): Problems {
  const path = ['spec', 'certManager', 'issuerSelector', 'matchLabels'];
  const labels = certManager.issuerSelector.matchLabels;
  const selected = selectLabelled(labels, issuers).map(({ name }) => name);
  const message = `does not select ${facts.acme.issuer}, which the certificate of the Gateway is from`;
  const isOther = selected.length > 0 && !selected.includes(facts.acme.issuer);
  return [...checkSelector(path, labels, 'ClusterIssuer', issuers), ...(isOther ? [{ path, message }] : [])];
}

function checkStore({ externalSecrets }: HTTPServiceSpec, { stores }: PlatformContext): Problems {
  const path = ['spec', 'externalSecrets', 'storeSelector', 'matchLabels'];
  const labels = externalSecrets.storeSelector.matchLabels;
  const selected = selectLabelled(labels, stores).map(({ name }) => name);
  const message = `selects several stores: ${selected.join(', ')}`;
  return [
    ...checkSelector(path, labels, 'ClusterSecretStore', stores),
    ...(selected.length > 1 ? [{ path, message }] : []),
  ];
}
