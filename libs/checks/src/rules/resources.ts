import { WHOLE_UNIT, parseQuantity } from '@strata/schema';
import type { Place } from './place';
import { checkResourceName, isDivisible, isExtended, isHugePages } from './resource-name';

/**
 * Checks the requests and limits of a container.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function checkResources(resources: Place): void {
  const [limits, requests] = [resources.at('limits'), resources.at('requests')];
  for (const amounts of [limits, requests]) {
    for (const [name, amount] of amounts.entries) {
      checkResourceName(name, amount, 'STR625', 'container');
      checkAmount(name, amount);
    }
  }
  for (const [name, request] of requests.entries) checkRequest(name, request, limits.at(name));
  const names = [...limits.entries, ...requests.entries].map(([name]) => name);
  if (names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory')) {
    resources.refuse('STR625', 'must have cpu or memory beside huge pages');
  }
}

/** Checks how much of a resource is asked for. */
export function checkAmount(name: string, amount: Place): void {
  const quantity = checkQuantity(amount);
  if (quantity === undefined) return;
  if (isExtended(name) && quantity % WHOLE_UNIT !== 0n) amount.refuse('STR625', 'must be a whole number');
  if (isHugePages(name) && !isDivisible(name, quantity)) {
    amount.refuse('STR625', 'must be a multiple of the size of the huge page');
  }
}

/** Refuses what is no quantity of at least 0; gives it in billionths otherwise. */
export function checkQuantity(amount: Place): bigint | undefined {
  if (amount.text === undefined && amount.number === undefined) return undefined;
  const quantity = parseQuantity(amount.value);
  if (quantity === undefined) amount.refuse('STR625', 'must be a quantity such as 250m, 1 or 512Mi');
  else if (quantity < 0n) amount.refuse('STR625', 'must not be negative');
  else return quantity;
  return undefined;
}

function checkRequest(name: string, request: Place, limit: Place): void {
  const mayExceed = !isExtended(name) && !isHugePages(name);
  if (limit.isAbsent) {
    if (!mayExceed) request.refuse('STR625', 'must have an equal limit');
    return;
  }
  const [asked, granted] = [parseQuantity(request.value), parseQuantity(limit.value)];
  if (asked === undefined || granted === undefined) return;
  if (!mayExceed && asked !== granted) request.refuse('STR625', 'must be equal to its limit');
  else if (asked > granted) request.refuse('STR625', 'must not exceed its limit');
}
