import once from 'lodash/once';
import { suggest } from '@strata/model';
import { KindCatalogue } from '@strata/schema';

/** One port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
}

/** An object that is on a cluster although nothing renders it. */
export interface ProvidedObject {
  /** `Kind.group`, or `Kind` for a core one; `*` for every kind. */
  readonly kind: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  /** `*` where any name may be there. */
  readonly name: string;
  /** Ports of a Service; not known where absent. */
  readonly ports?: readonly ServicePort[];
  /** Keys of a Secret or ConfigMap; not known where absent. */
  readonly keys?: readonly string[];
  /** Labels, where all of them are known. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Thrown for a text that is not in the notation of provided objects. */
export class NotationError extends Error {
  override readonly name = 'NotationError';
}

const KIND = /^[A-Z][A-Za-z0-9]*(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const ROLE = /\.rbac\.authorization\.k8s\.io$/;
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const PORT = /^(?:(?<name>[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)=)?(?<port>[1-9][0-9]{0,4})$/;
const KEY = /^[-._A-Za-z0-9]+$/;
const KINDS_WITH_KEYS: readonly string[] = ['ConfigMap', 'Secret'];
const LAST_PORT = 65535;

const coreKinds = once((): readonly string[] =>
  new KindCatalogue().kindsLike('v1/Pod').names.map((name) => name.slice('v1/'.length)),
);

function requireCoreKind(kind: string): void {
  const known = coreKinds();
  if (known.includes(kind)) return;
  throw new NotationError(`"${kind}" is no kind of the core group. ${suggest(kind, known)}`.trim());
}

/**
 * Reads one object as an addon declares it: the kind, then the name with its namespace, then for a Service its ports and
 * for a Secret or ConfigMap its keys.
 *
 *     Service monitoring/grafana:80          Service argocd/argocd-server:http=80,https=443
 *     Secret argocd/argocd-redis#auth        ClusterIssuer.cert-manager.io lab
 *     Secret argocd/*                        any Secret there: names that nobody can tell
 *
 * @throws NotationError that says what is wrong with which part
 */
export function parseProvidedObject(text: string): ProvidedObject {
  const [kind = '', reference = '', ...rest] = text.trim().split(/\s+/);
  if (reference === '' || rest.length > 0) {
    throw new NotationError('must be a kind, a space and a name, such as "Service monitoring/grafana:80"');
  }
  if (!KIND.test(kind)) {
    throw new NotationError(
      `"${kind}" must be Kind.group, or Kind for a core one, such as StorageClass.storage.k8s.io`,
    );
  }
  if (!kind.includes('.')) requireCoreKind(kind);
  // Only names of roles have colons.
  const parts = ROLE.test(kind) ? /^(.*)$/ : /^([^:#]*)(?::([^#]*))?(?:#(.*))?$/;
  const [, place = '', portText, keyText] = parts.exec(reference) ?? [];
  return {
    kind,
    ...parsePlace(place),
    ...(portText === undefined ? {} : { ports: parsePorts(kind, portText) }),
    ...(keyText === undefined ? {} : { keys: parseKeys(kind, keyText) }),
  };
}

function parsePlace(place: string): Pick<ProvidedObject, 'namespace' | 'name'> {
  const [first = '', second, third] = place.split('/');
  const name = second ?? first;
  if (third !== undefined || !/^(?:\*|[a-z0-9A-Z](?:[-:._a-zA-Z0-9]*[a-zA-Z0-9])?)$/.test(name)) {
    throw new NotationError(`"${place}" must be a name, or namespace/name; the name may be *`);
  }
  if (second === undefined) return { name };
  if (!NAMESPACE.test(first)) throw new NotationError(`"${first}" must be the name of a namespace`);
  return { namespace: first, name };
}

function parsePorts(kind: string, text: string): ServicePort[] {
  if (kind !== 'Service') throw new NotationError(`only a Service has ports, not a ${kind}`);
  return text.split(',').map((each) => {
    const { name, port } = PORT.exec(each)?.groups ?? {};
    const number = Number(port);
    if (!(number <= LAST_PORT)) {
      throw new NotationError(`"${each}" must be a port from 1 to ${LAST_PORT}, or name=port`);
    }
    return name === undefined ? { port: number } : { name, port: number };
  });
}

function parseKeys(kind: string, text: string): string[] {
  if (!KINDS_WITH_KEYS.includes(kind)) {
    throw new NotationError(`only a Secret or ConfigMap has keys, not a ${kind}`);
  }
  const keys = text.split(',');
  const bad = keys.find((key) => !KEY.test(key));
  if (bad !== undefined) throw new NotationError(`"${bad}" must be a key: letters, digits, "-", "_" and "."`);
  return keys;
}
