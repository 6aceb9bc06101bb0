import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { FailureAction } from './schema';

/** One policy with a single rule or several on the same kinds. */
export interface PolicyOptions {
  readonly name: string;
  readonly title: string;
  readonly action: FailureAction;
  readonly kinds: readonly string[];
  readonly exemptNamespaces: readonly string[];
  /** Patterns that the objects must match, with the message that says why, by rule name. */
  readonly rules: Readonly<Record<string, { readonly message: string; readonly pattern: object }>>;
}

/**
 * A ClusterPolicy with the defaults of its CRD written out. An outage of Kyverno lets objects through: the next
 * background scan reports them, and the cluster can start without it.
 *
 * @see https://kyverno.io/docs/policy-types/cluster-policy/validate/
 */
export function clusterPolicy({
  name,
  title,
  action,
  kinds,
  exemptNamespaces,
  rules,
}: PolicyOptions): Manifest {
  const exclude =
    exemptNamespaces.length === 0
      ? {}
      : { exclude: { any: [{ resources: { namespaces: exemptNamespaces } }] } };
  return customResource(
    'kyverno.io/v1',
    'ClusterPolicy',
    { name, annotations: { 'policies.kyverno.io/title': title } },
    {
      admission: true,
      background: true,
      emitWarning: false,
      // The default of the field that each rule's failureAction replaces.
      validationFailureAction: 'Audit',
      webhookConfiguration: { failurePolicy: 'Ignore' },
      rules: Object.entries(rules).map(([rule, { message, pattern }]) => ({
        name: rule,
        match: { any: [{ resources: { kinds } }] },
        ...exclude,
        skipBackgroundRequests: true,
        validate: { allowExistingViolations: true, failureAction: action, message, pattern },
      })),
    },
  );
}
