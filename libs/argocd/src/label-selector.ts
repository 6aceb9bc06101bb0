import { describeBadLabelKey, describeBadLabelValue } from './label-syntax';

/** One expression of a Kubernetes label selector. */
export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/** A Kubernetes label selector; all parts must hold. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelExpression[];
}

/** One requirement of a selector, and whether labels meet it. */
export interface ExplainedRequirement {
  /** The label that it is about. */
  readonly key: string;
  /** Such as `cluster_role in (control-plane, vcluster)`, and where it does not hold why: `tier=gold: it is "silver"`. */
  readonly text: string;
  readonly holds: boolean;
}

/** Values of any text, as selectors over parameters may have, or only those that labels may have. */
export type SelectorValues = 'label values' | 'any text';

/**
 * What makes a selector invalid, in the order of its requirements; empty for a valid one. Kubernetes knows no empty
 * list of values, and none where the operator compares nothing.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.3/pkg/labels/selector.go
 */
export function findSelectorErrors(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  allowed: SelectorValues = 'label values',
): string[] {
  const badValues = (values: readonly string[]) =>
    allowed === 'any text' ? [] : values.map(describeBadLabelValue);
  const errors = [
    ...Object.entries(matchLabels).flatMap(([key, value]) => [
      describeBadLabelKey(key),
      ...badValues([value]),
    ]),
    ...matchExpressions.flatMap(({ key, operator, values = [] }) => [
      describeBadLabelKey(key),
      describeBadOperator(key, operator, values),
      ...badValues(values),
    ]),
  ];
  return errors.filter((error) => error !== undefined);
}

function describeBadOperator(key: string, operator: string, values: readonly string[]): string | undefined {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0 ? undefined : `${operator} of ${key} has no values`;
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0 ? undefined : `${operator} of ${key} has values`;
    default:
      return `${operator} of ${key} is no operator: In, NotIn, Exists, DoesNotExist`;
  }
}

/** Selectors that were found valid: one is held against the labels of every cluster. */
const VALID: Readonly<Record<SelectorValues, WeakSet<LabelSelector>>> = {
  'label values': new WeakSet(),
  'any text': new WeakSet(),
};

/**
 * Whether labels satisfy a selector. `NotIn` also holds where the label is absent, as in Kubernetes.
 *
 * @throws Error for an invalid selector
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function matchesSelector(
  labels: Readonly<Record<string, string>>,
  selector: LabelSelector,
  allowed: SelectorValues = 'label values',
): boolean {
  if (!VALID[allowed].has(selector)) {
    const [error] = findSelectorErrors(selector, allowed);
    if (error !== undefined) throw new Error(`the selector is invalid: ${error}`);
    VALID[allowed].add(selector);
  }
  return requirementsOf(selector).every((requirement) => holds(labels, requirement));
}

/**
 * Every requirement of a selector, labels first, with whether it holds and why not.
 *
 * @throws Error for an invalid selector
 */
export function explainSelector(
  labels: Readonly<Record<string, string>>,
  selector: LabelSelector,
): ExplainedRequirement[] {
  matchesSelector(labels, selector);
  return requirementsOf(selector).map((requirement) => {
    const { key } = requirement;
    if (holds(labels, requirement)) return { key, text: describeRequirement(requirement), holds: true };
    const found = Object.hasOwn(labels, key) ? `it is ${JSON.stringify(labels[key])}` : 'there is none';
    return { key, text: `${describeRequirement(requirement)}: ${found}`, holds: false };
  });
}

interface Requirement {
  readonly key: string;
  readonly operator: '=' | LabelExpression['operator'];
  readonly values: readonly string[];
}

const requirementsOf = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Requirement[] => [
  ...Object.entries(matchLabels).map(([key, value]) => ({ key, operator: '=' as const, values: [value] })),
  ...matchExpressions.map(({ key, operator, values = [] }) => ({ key, operator, values })),
];

function holds(labels: Readonly<Record<string, string>>, { key, operator, values }: Requirement): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case '=':
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
  }
}

/** A requirement in the words of kubectl. */
function describeRequirement({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case '=':
      return `${key}=${values.join()}`;
    case 'In':
      return `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} notin (${values.join(', ')})`;
  }
}
