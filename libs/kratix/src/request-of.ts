import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { PLATFORM_GROUP } from './promise-definition';

/** The namespace on the cluster with Kratix that requests are made in. */
export const REQUESTS_NAMESPACE = 'platform-requests';

/** A request of a promise of the platform, such as a composite promise makes of smaller ones. */
export const requestOf = (kind: string, name: string, spec: object, version = 'v1alpha1'): Manifest =>
  customResource(`${PLATFORM_GROUP}/${version}`, kind, { name, namespace: REQUESTS_NAMESPACE }, spec);
