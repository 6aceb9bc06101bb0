import { findPromise } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { planNetworks } from '@strata/network';
import type { NetworkPlan } from '@strata/network';
import { addressClaims } from './address-claims';
import type { PreviewedRequest } from './address-claims';
import { previewOf } from './preview-outputs';
import type { Workspace } from './workspace';

/** The addresses of all networks of a platform, and what is wrong with them. */
export interface AddressPlan {
  readonly networks: readonly NetworkPlan[];
  readonly issues: readonly Issue[];
}

/** Joins the addresses of clusters, machines and requests into one plan per network. */
export function addressPlan(workspace: Workspace): AddressPlan {
  const { targets, layerOf } = workspace;
  const { networks, problems } = planNetworks(addressClaims(targets, previewsOf(workspace), layerOf));
  const issues = problems.map(({ message, location, related, remedy }): Issue => ({
    code: 'STR234',
    message,
    location,
    related,
    remedy,
  }));
  return { networks, issues };
}

function previewsOf({ targets, requests, contexts, promiseDefinitions }: Workspace): PreviewedRequest[] {
  return requests.flatMap((request): PreviewedRequest[] => {
    const platform = contexts.find(({ cluster }) => cluster.environment === request.environment);
    const cluster = targets.find((each) => each.cluster.name === platform?.cluster.name);
    if (platform === undefined || cluster === undefined) return [];
    if (findPromise(request.data, promiseDefinitions) === undefined) return [];
    const { objects, problems } = previewOf(request, promiseDefinitions, platform);
    return problems.length > 0 ? [] : [{ request, cluster, manifests: objects }];
  });
}
