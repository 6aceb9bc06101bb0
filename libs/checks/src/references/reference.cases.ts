import type { ReferenceCase } from './objects.cases';
import { GATEWAYS, INGRESSES } from './gateways.cases';
import { POLICIES, POOLS } from './network.cases';
import { BINDINGS, OTHERS, SELECTORS } from './others.cases';
import { PODS } from './pods.cases';
import { ROUTES } from './routes.cases';
import { CERTIFICATES, STORES } from './secrets.cases';
import { STORAGE } from './storage.cases';

/** Every kind of reference: present, missing, optional and declared. */
export const REFERENCE_CASES: Readonly<Record<string, readonly ReferenceCase[]>> = {
  pods: PODS,
  storage: STORAGE,
  routes: ROUTES,
  Gateways: GATEWAYS,
  Ingresses: INGRESSES,
  Certificates: CERTIFICATES,
  stores: STORES,
  bindings: BINDINGS,
  selectors: SELECTORS,
  NetworkPolicies: POLICIES,
  'address pools': POOLS,
  others: OTHERS,
};
