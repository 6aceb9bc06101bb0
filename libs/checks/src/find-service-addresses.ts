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
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      for (const match of value.matchAll(ADDRESS)) {
        const namespace = match[2] ?? '';
        const isUrl = value.slice(0, match.index).endsWith('//');
        if (isUrl || match[0].endsWith('.svc')) {
          found.push({ path, address: match[0], namespace });
        }
      }
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]));
    else if (isMap(value)) Object.entries(value).forEach(([key, field]) => walk(field, [...path, key]));
  };
  walk(data, []);
  return found;
}
