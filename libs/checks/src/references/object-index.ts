import { isMap } from '@strata/compose';
import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { ClusterObjects, OwnedObject } from './cluster-objects';
import { knownFromDeclaration, knownFromManifest, mergeKnown } from './known-object';
import type { KnownObject } from './known-object';
import { madeSecrets } from './made-secrets';

/** An object of the cluster with its kind. */
export interface IndexedObject extends OwnedObject {
  /** `Kind.group`. */
  readonly kind: string;
}

/** Everything on a cluster, by kind, namespace and name. */
export class ObjectIndex {
  /** The rendered objects that have the shape of one. */
  readonly objects: readonly IndexedObject[];
  private readonly byKind = new Map<string, Map<string, KnownObject>>();
  private readonly rendered = new Map<string, IndexedObject[]>();

  constructor({ objects, provided }: Pick<ClusterObjects, 'objects' | 'provided'>) {
    this.objects = objects
      .filter(({ object }) => isWellFormed(object))
      .map((owned) => ({ ...owned, kind: groupKindOf(owned.object) }));
    for (const each of this.objects) {
      push(this.rendered, each.kind, each);
      this.add(knownFromManifest(each.kind, each.object));
      madeSecrets(each.kind, each.object).forEach((secret) => this.add(secret));
    }
    provided.forEach((each) => this.add(knownFromDeclaration(each)));
  }

  private add(known: KnownObject): void {
    let names = this.byKind.get(known.kind);
    if (names === undefined) this.byKind.set(known.kind, (names = new Map<string, KnownObject>()));
    const key = keyOf(known.namespace, known.name);
    const before = names.get(key);
    names.set(key, before === undefined ? known : mergeKnown(before, known));
  }

  /** The object of a kind with a name. */
  find(kind: string, namespace: string | undefined, name: string): KnownObject | undefined {
    const names = this.byKind.get(kind);
    return names?.get(keyOf(namespace, name)) ?? names?.get(keyOf('*', name));
  }

  /** Whether a namespace holds objects of a kind that nobody can name: then nothing is missing there. */
  isOpen(kind: string, namespace: string | undefined): boolean {
    const any = keyOf(namespace, '*');
    return this.byKind.get(kind)?.has(any) === true || this.byKind.get('*')?.has(any) === true;
  }

  /** The names of a kind in a namespace. */
  namesOf(kind: string, namespace: string | undefined): string[] {
    return [...(this.byKind.get(kind)?.values() ?? [])]
      .filter((each) => each.name !== '*' && (each.namespace === namespace || each.namespace === '*'))
      .map(({ name }) => name);
  }

  /** Everything of a kind. */
  allOf(kind: string): readonly KnownObject[] {
    return [...(this.byKind.get(kind)?.values() ?? [])];
  }

  /** The rendered objects of a kind. */
  renderedOf(kind: string): readonly IndexedObject[] {
    return this.rendered.get(kind) ?? [];
  }
}

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** What lacks one of these is reported by the checks of shape. */
function isWellFormed(object: unknown): object is Manifest {
  if (!isMap(object) || !isMap(object['metadata'])) return false;
  const { name, namespace } = object['metadata'];
  return [object['apiVersion'], object['kind'], name, namespace ?? ''].every(
    (each) => typeof each === 'string',
  );
}
