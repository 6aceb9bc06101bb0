import { isExistenceOperator, isSetOperator } from './label-selector';
import type { Place } from './place';
import { checkResourceName } from './resource-name';
import { checkAmount } from './resources';

const SCOPES = [
  'BestEffort',
  'CrossNamespacePodAffinity',
  'NotBestEffort',
  'NotTerminating',
  'PriorityClass',
  'Terminating',
  'VolumeAttributesClass',
];

/** Scopes of which a pod or claim is in any or none, so that they are only asked for. */
const PLAIN_SCOPES: ReadonlySet<string> = new Set(
  SCOPES.filter((scope) => scope !== 'PriorityClass' && scope !== 'VolumeAttributesClass'),
);

/**
 * Checks a ResourceQuota.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function checkResourceQuota(object: Place): void {
  const spec = object.at('spec');
  for (const [name, amount] of spec.at('hard').entries) {
    checkResourceName(name, amount, 'STR630', 'quota');
    checkAmount(name, amount);
  }
  const scopes = spec.at('scopes');
  for (const scope of scopes.elements) scope.requireElementOf('STR630', SCOPES);
  refuseContradiction(scopes, scopes.elements);
  const expressions = spec.at('scopeSelector', 'matchExpressions');
  for (const expression of expressions.elements) checkScopeExpression(expression);
  const named = expressions.elements.map((expression) => expression.at('scopeName'));
  refuseContradiction(expressions, named);
  for (const scope of [...scopes.elements, ...named]) checkScope(scope, spec.at('hard'));
}

function checkScope(scope: Place, hard: Place): void {
  const fits = COUNTED_IN[scope.text ?? ''];
  const isForeign = hard.entries.some(([name]) => !name.includes('/') && fits?.test(name) === false);
  if (isForeign) scope.refuse('STR630', 'must count every resource in spec.hard');
}

const POD_RESOURCES = /^(?:pods|(?:(?:requests|limits)\.)?(?:cpu|memory))$/;

/** Which resources without a domain a scope counts. */
const COUNTED_IN: Readonly<Record<string, RegExp>> = {
  BestEffort: /^pods$/,
  CrossNamespacePodAffinity: POD_RESOURCES,
  NotBestEffort: POD_RESOURCES,
  NotTerminating: POD_RESOURCES,
  PriorityClass: POD_RESOURCES,
  Terminating: POD_RESOURCES,
  VolumeAttributesClass: /^(?:persistentvolumeclaims|requests\.storage)$/,
};

function checkScopeExpression(expression: Place): void {
  const [scope, operator, values] = [
    expression.at('scopeName'),
    expression.at('operator'),
    expression.at('values'),
  ];
  scope.requireOneOf('STR630', SCOPES);
  operator.requireOneOf('STR630', ['DoesNotExist', 'Exists', 'In', 'NotIn']);
  if (PLAIN_SCOPES.has(scope.text ?? '') && operator.text !== 'Exists') {
    operator.refuse('STR630', `must be Exists for the scope ${scope.text}`);
  }
  if (isSetOperator(operator.text)) values.require('STR630');
  if (isExistenceOperator(operator.text) && !values.isEmpty) {
    values.refuse('STR630', `must be left out with the operator ${operator.text}`);
  }
}

function refuseContradiction(list: Place, scopes: readonly Place[]): void {
  const names = scopes.map(({ text }) => text);
  for (const scope of ['BestEffort', 'Terminating']) {
    if (names.includes(scope) && names.includes(`Not${scope}`)) {
      list.refuse('STR630', `must not hold both ${scope} and Not${scope}`);
    }
  }
}
