import type { KindSet } from '../kind-set';
import { anything, flag, labels, labelSelector, list, map, text, whole, words } from './schema-words';

const failureAction = words('Audit', 'Enforce', 'audit', 'enforce');
const overrides = list(
  map({ action: failureAction, namespaceSelector: labelSelector, namespaces: list(text) }),
);

const filter = map({
  clusterRoles: list(text),
  resources: map({
    annotations: labels,
    kinds: list(text),
    name: text,
    names: list(text),
    namespaceSelector: labelSelector,
    namespaces: list(text),
    operations: list(words('CREATE', 'CONNECT', 'UPDATE', 'DELETE')),
    selector: labelSelector,
  }),
  roles: list(text),
  subjects: list(map({ apiGroup: text, kind: text, name: text, namespace: text }, 'kind', 'name')),
});
const matches = map({ all: list(filter), any: list(filter) });

const rule = map(
  {
    celPreconditions: list(map({ expression: text, name: text }, 'expression', 'name')),
    context: list(anything),
    exclude: matches,
    generate: anything,
    imageExtractors: anything,
    match: matches,
    mutate: anything,
    name: { ...text, maxLength: 63 },
    preconditions: anything,
    reportProperties: labels,
    skipBackgroundRequests: { ...flag, default: true },
    validate: map({
      allowExistingViolations: { ...flag, default: true },
      anyPattern: anything,
      assert: anything,
      cel: anything,
      deny: anything,
      failureAction,
      failureActionOverrides: overrides,
      foreach: list(anything),
      manifests: anything,
      message: text,
      pattern: anything,
      podSecurity: anything,
    }),
    verifyImages: list(anything),
  },
  'match',
  'name',
);

/** @see https://kyverno.io/docs/policy-types/cluster-policy/overview/ */
export const KYVERNO: KindSet = {
  source: { name: 'Strata, for Kyverno', version: '1.15' },
  kinds: {
    'kyverno.io/v1/ClusterPolicy': {
      scope: 'Cluster',
      schema: map(
        {
          spec: map({
            admission: { ...flag, default: true },
            applyRules: words('All', 'One'),
            background: { ...flag, default: true },
            emitWarning: { ...flag, default: false },
            failurePolicy: words('Ignore', 'Fail'),
            generateExisting: flag,
            generateExistingOnPolicyUpdate: flag,
            mutateExistingOnPolicyUpdate: flag,
            rules: list(rule),
            schemaValidation: flag,
            useServerSideApply: flag,
            validationFailureAction: { ...failureAction, default: 'Audit' },
            validationFailureActionOverrides: overrides,
            webhookConfiguration: map({
              failurePolicy: words('Ignore', 'Fail'),
              matchConditions: list(map({ expression: text, name: text }, 'expression', 'name')),
              timeoutSeconds: whole,
            }),
            webhookTimeoutSeconds: whole,
          }),
        },
        'spec',
      ),
    },
  },
};
