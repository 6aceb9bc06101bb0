import { WHOLE_UNIT, parseQuantity } from '@strata/schema';
import { refuseRepeated } from './name-syntax';
import type { Place } from './place';
import { isExtended, isHugePages, checkResourceName } from './resource-name';
import { checkQuantity } from './resources';

const BOUNDS = ['min', 'defaultRequest', 'default', 'max'];

/**
 * Checks a LimitRange.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function checkLimitRange(object: Place): void {
  const limits = object.at('spec', 'limits').elements;
  for (const limit of limits) {
    checkLimit(limit);
    for (const name of resourcesOf(limit)) checkOrder(limit, name);
  }
  const types = limits.map((limit) => limit.at('type'));
  refuseRepeated(types, 'STR630', 'is the type of two limits');
}

const resourcesOf = (limit: Place): Set<string> =>
  new Set([...BOUNDS, 'maxLimitRequestRatio'].flatMap((bound) => Object.keys(limit.at(bound).value ?? {})));

function checkLimit(limit: Place): void {
  const type = limit.at('type');
  const { text = '' } = type;
  if (type.require('STR630') && !text.includes('/')) {
    type.requireOneOf('STR630', ['Container', 'PersistentVolumeClaim', 'Pod']);
  }
  for (const bound of [...BOUNDS, 'maxLimitRequestRatio']) {
    for (const [name, amount] of limit.at(bound).entries) {
      checkResourceName(name, amount, 'STR630', text === 'PersistentVolumeClaim' ? 'claim' : 'container');
      checkQuantity(amount);
    }
  }
  for (const field of text === 'Pod' ? ['default', 'defaultRequest'] : []) {
    if (!limit.at(field).isEmpty) limit.at(field).refuse('STR630', 'must be left out with the type Pod');
  }
  const hasStorage = ['min', 'max'].some((bound) => !limit.at(bound, 'storage').isAbsent);
  if (text === 'PersistentVolumeClaim' && !hasStorage)
    limit.refuse('STR630', 'must have a min or max of storage');
}

/** The bounds of a resource come in this order: min, defaultRequest, default, max. */
function checkOrder(limit: Place, name: string): void {
  const given = BOUNDS.flatMap((bound) => {
    const amount = parseQuantity(limit.at(bound, name).value);
    return amount === undefined ? [] : [{ bound, amount }];
  });
  for (const [index, higher] of given.entries()) {
    const lower = given.slice(0, index).find(({ amount }) => amount > higher.amount);
    if (lower !== undefined) {
      limit.at(higher.bound, name).refuse('STR630', `must not be less than ${lower.bound}`);
    }
  }
  const ratio = parseQuantity(limit.at('maxLimitRequestRatio', name).value);
  if (ratio !== undefined && ratio < WHOLE_UNIT)
    limit.at('maxLimitRequestRatio', name).refuse('STR630', 'must be at least 1');
  const [least, most] = ['min', 'max'].map((bound) => Number(parseQuantity(limit.at(bound, name).value)));
  // A comparison with what is missing is false.
  if (Number(ratio) / Number(WHOLE_UNIT) > (most ?? NaN) / (least ?? NaN)) {
    limit.at('maxLimitRequestRatio', name).refuse('STR630', 'must not be more than max divided by min');
  }
  const [request, fallback] = ['defaultRequest', 'default'].map((bound) => limit.at(bound, name));
  const isWhole = isExtended(name) || isHugePages(name);
  if (
    isWhole &&
    parseQuantity(request?.value) !== undefined &&
    parseQuantity(fallback?.value) !== undefined
  ) {
    if (parseQuantity(request?.value) !== parseQuantity(fallback?.value)) {
      request?.refuse('STR630', 'must be equal to default');
    }
  }
}
