import { parseQuantity } from '@strata/schema';
import type { IssueCode } from '@strata/model';
import { QUALIFIED_NAME } from './name-syntax';
import type { Place } from './place';

const HUGE_PAGES = 'hugepages-';

/** Names without a domain, by who may use them. */
const PLAIN_NAMES = {
  container: ['cpu', 'memory', 'ephemeral-storage'],
  claim: ['cpu', 'memory', 'ephemeral-storage', 'storage'],
  quota: [
    'cpu',
    'memory',
    'ephemeral-storage',
    'requests.cpu',
    'requests.memory',
    'requests.storage',
    'requests.ephemeral-storage',
    'limits.cpu',
    'limits.memory',
    'limits.ephemeral-storage',
    'pods',
    'resourcequotas',
    'services',
    'services.nodeports',
    'services.loadbalancers',
    'replicationcontrollers',
    'secrets',
    'persistentvolumeclaims',
    'configmaps',
  ],
} as const;

/** Whether a resource is huge pages of some size. */
export const isHugePages = (name: string): boolean => name.startsWith(HUGE_PAGES);

/** Whether a resource is one of a vendor, such as `nvidia.com/gpu`, of which there are only whole ones. */
export const isExtended = (name: string): boolean => name.includes('/') && !name.includes('kubernetes.io/');

/** Whether an amount of huge pages is a whole number of pages. */
export function isDivisible(name: string, amount: bigint): boolean {
  const size = parseQuantity(name.slice(HUGE_PAGES.length));
  return size === undefined || size === 0n || amount % size === 0n;
}

/** Refuses the name of a resource that is neither known nor of a vendor. */
export function checkResourceName(
  name: string,
  amount: Place,
  code: IssueCode,
  user: keyof typeof PLAIN_NAMES,
): void {
  if (!QUALIFIED_NAME.fits(name)) {
    amount.refuse(code, `must have as its key ${QUALIFIED_NAME.description}`);
  } else if (!name.includes('/') && !isPlainName(name, user)) {
    amount.refuse(code, 'must have as its key a resource that Kubernetes knows, or one with a domain');
  } else if (user === 'container' && name.startsWith('requests.')) {
    amount.refuse(code, 'must have as its key a resource without requests.');
  }
}

function isPlainName(name: string, user: keyof typeof PLAIN_NAMES): boolean {
  const names: readonly string[] = PLAIN_NAMES[user];
  const plain = user === 'quota' ? name.replace(/^requests\.(?=hugepages-)/, '') : name;
  return names.includes(plain) || isHugePages(plain);
}
