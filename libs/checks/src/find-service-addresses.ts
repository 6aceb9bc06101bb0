import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';

/** The address of a Service of a namespace, in a text of some data. */
export interface ServiceAddress {
  readonly path: Path;
  /** Such as `loki.loki.svc`. */
  readonly address: string;
  readonly namespace: string;
}

/** `service.namespace.svc`, or `//service.namespace` in a URL. */
const ADDRESS =
  /(?<![\w.-])([a-z](?:[-a-z0-9]*[a-z0-9])?)\.([a-z](?:[-a-z0-9]*[a-z0-9])?)(?:\.svc\b|(?=[:/]|$))/g;

/**
 * What texts in data hold that is the address of a Service, if there is a namespace of that name: the same form of name may
 * be anything else.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function findServiceAddresses(data: unknown): ServiceAddress[] {
  const found: ServiceAddress[] = [];
  // Where a text is, lowest last; copied only for what is found.
  const path: (string | number)[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!mayHoldAddress(value)) return;
      for (const match of value.matchAll(ADDRESS)) {
        const namespace = match[2] ?? '';
        const isUrl = value.slice(0, match.index).endsWith('//');
        if (isUrl || match[0].endsWith('.svc')) {
          found.push({ path: [...path], address: match[0], namespace });
        }
      }
      return;
    }
    if (!Array.isArray(value) && !isMap(value)) return;
    for (const key of Object.keys(value)) {
      path.push(Array.isArray(value) ? Number(key) : key);
      walk((value as Readonly<Record<string, unknown>>)[key]);
      path.pop();
    }
  };
  walk(data);
  return found;
}

/** Cheap, so that ordinary texts are not searched. */
const mayHoldAddress = (text: string): boolean => text.includes('.svc') || text.includes('//');
