import type { Manifest } from '@strata/kubernetes';
import { Field } from './field';
import type { ProvidedObject, ServicePort } from './provided-object';

/** One object that is on the cluster, rendered, declared, or made by a controller from a rendered one. */
export interface KnownObject {
  readonly kind: string;
  /** `*` for one in every namespace. */
  readonly namespace?: string;
  readonly name: string;
  readonly manifest?: Manifest;
  /** Keys of a Secret or ConfigMap; absent where they are not known. */
  readonly keys?: ReadonlySet<string>;
  /** Ports of a Service; absent where they are not known. */
  readonly ports?: readonly ServicePort[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a manifest is known by. */
export function knownFromManifest(kind: string, manifest: Manifest): KnownObject {
  const root = new Field(manifest);
  const { name, namespace } = manifest.metadata;
  const base = { kind, name, namespace, manifest, labels: root.at('metadata', 'labels').labels };
  if (kind === 'Service') return { ...base, ports: portsOf(root) };
  if (kind === 'ConfigMap') return { ...base, keys: keysIn(root, ['data', 'binaryData']) };
  if (kind !== 'Secret') return base;
  const isToken = root.at('type').text === 'kubernetes.io/service-account-token';
  return isToken ? base : { ...base, keys: keysIn(root, ['data', 'stringData']) };
}

/** What a declared object is known by. */
export const knownFromDeclaration = ({ keys, ...rest }: ProvidedObject): KnownObject => ({
  ...rest,
  ...(keys === undefined ? {} : { keys: new Set(keys) }),
});

/** Two sources of one object: what is not known of one is not known of it. */
export function mergeKnown(first: KnownObject, second: KnownObject): KnownObject {
  const keys =
    first.keys === undefined || second.keys === undefined
      ? undefined
      : new Set([...first.keys, ...second.keys]);
  const ports =
    first.ports === undefined || second.ports === undefined ? undefined : [...first.ports, ...second.ports];
  const manifest = first.manifest ?? second.manifest;
  return { ...first, keys, ports, manifest, labels: first.labels ?? second.labels };
}

/** An ExternalName Service leads elsewhere, whatever its ports. */
function portsOf(service: Field): ServicePort[] | undefined {
  if (service.at('spec', 'type').text === 'ExternalName') return undefined;
  return service.at('spec', 'ports').elements.flatMap((each) => {
    const port = each.at('port').number;
    return port === undefined ? [] : [{ port, name: each.at('name').text }];
  });
}

const keysIn = (root: Field, fields: readonly string[]): Set<string> =>
  new Set(fields.flatMap((field) => root.at(field).entries.map(([key]) => key)));
