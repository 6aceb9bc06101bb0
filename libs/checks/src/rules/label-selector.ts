import type { IssueCode } from '@strata/model';
import { checkName, LABEL_VALUE, QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';

/** Checks a map of labels, or of labels that something must have. */
export function checkLabels(labels: Place, code: IssueCode): void {
  for (const [key, value] of labels.entries) {
    if (!QUALIFIED_NAME.fits(key)) value.refuse(code, `must have as its key ${QUALIFIED_NAME.description}`);
    checkName(value, code, LABEL_VALUE);
  }
}

/**
 * Checks a label selector with matchLabels and matchExpressions.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function checkLabelSelector(selector: Place, code: IssueCode): void {
  checkLabels(selector.at('matchLabels'), code);
  for (const expression of selector.at('matchExpressions').elements) checkExpression(expression, code);
}

function checkExpression(expression: Place, code: IssueCode): void {
  checkName(expression.at('key'), code, QUALIFIED_NAME);
  const operator = expression.at('operator');
  operator.requireOneOf(code, ['In', 'NotIn', 'Exists', 'DoesNotExist']);
  const values = expression.at('values');
  if (isSetOperator(operator.text)) {
    values.require(code);
    for (const value of values.elements) checkName(value, code, LABEL_VALUE);
  } else if (isExistenceOperator(operator.text) && !values.isEmpty) {
    values.refuse(code, `must be left out with the operator ${operator.text}`);
  }
}

/** Whether an operator of a selector compares with values. */
export const isSetOperator = (operator: string | undefined): boolean =>
  operator === 'In' || operator === 'NotIn';

/** Whether an operator of a selector asks only whether the key is there. */
export const isExistenceOperator = (operator: string | undefined): operator is string =>
  operator === 'Exists' || operator === 'DoesNotExist';

/** Whether a label selector takes an object with these labels; what is malformed counts as taking it. */
export function selectsLabels(selector: Place, labels: Place): boolean {
  return (
    selector.at('matchLabels').entries.every(([key, value]) => labels.at(key).value === value.value) &&
    selector.at('matchExpressions').elements.every((expression) => meetsExpression(expression, labels))
  );
}

function meetsExpression(expression: Place, labels: Place): boolean {
  const key = expression.at('key').text;
  if (key === undefined) return true;
  const label = labels.at(key);
  const isAmong = expression.at('values').elements.some(({ value }) => value === label.value);
  switch (expression.at('operator').text) {
    case 'In':
      return !label.isAbsent && isAmong;
    case 'NotIn':
      return label.isAbsent || !isAmong;
    case 'Exists':
      return !label.isAbsent;
    case 'DoesNotExist':
      return label.isAbsent;
    case undefined:
    default:
      return true;
  }
}
