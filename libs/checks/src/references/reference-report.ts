import type { Path } from '@strata/compose';
import { suggest } from '@strata/model';
import type { IssueCode } from '@strata/model';
import type { ReferenceProblem } from './cluster-objects';
import type { Field } from './field';
import { shortKind } from './kinds';
import type { KnownObject } from './known-object';
import type { IndexedObject, ObjectIndex } from './object-index';

/** What a reference asks for. */
export interface Wanted {
  readonly code: IssueCode;
  /** `Kind.group`. */
  readonly kind: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly name: string;
}

/** A check of one object. */
export type ReferenceCheck = (subject: IndexedObject, root: Field, report: ReferenceReport) => void;

/** Collects what is wrong with the references on one cluster. */
export class ReferenceReport {
  readonly problems: ReferenceProblem[] = [];

  constructor(
    readonly isVirtual: boolean,
    readonly index: ObjectIndex,
  ) {}

  /** Puts a problem down at a place of an object. */
  add(
    { object, owner }: IndexedObject,
    { path }: { readonly path: Path },
    code: IssueCode,
    message: string,
    remedy?: string,
  ): void {
    this.problems.push({ object, owner, code, path, message, ...(remedy === undefined ? {} : { remedy }) });
  }

  /** The object that a field names; undefined where there is none, which is put down, or where nobody can tell. */
  require(subject: IndexedObject, field: Field, wanted: Wanted): KnownObject | undefined {
    const { code, kind, namespace, name } = wanted;
    const found = this.index.find(kind, namespace, name);
    if (found !== undefined || this.index.isOpen(kind, namespace)) return found;
    const target = describeTarget(wanted);
    this.add(subject, field, code, `names the ${target}, which nothing makes there`, this.remedyFor(wanted));
    return undefined;
  }

  /** Puts down a key that a Secret or ConfigMap does not have. */
  requireKey(subject: IndexedObject, field: Field, known: KnownObject | undefined): void {
    const key = field.text;
    if (key === undefined || known?.keys === undefined || known.keys.has(key)) return;
    const message = `names the key ${key}, which the ${describeTarget(known)} does not have`;
    this.add(subject, field, 'STR641', message, suggest(key, [...known.keys]) || undefined);
  }

  private remedyFor({ kind, namespace, name }: Wanted): string {
    const declare = `If a chart makes it, declare it in \`provides.objects\` of that addon.`;
    const known = suggest(name, this.index.namesOf(kind, namespace));
    if (known !== '') return `${known} ${declare}`;
    const elsewhere = this.index
      .allOf(kind)
      .filter((each) => each.name === name && each.namespace !== undefined && each.namespace !== '*')
      .map((each) => describeTarget(each));
    return elsewhere.length > 0
      ? `There is the ${elsewhere.sort().join(', the ')}. ${declare}`
      : `Render it. ${declare}`;
  }
}

/** How messages name what a reference leads to: `Secret monitoring/grafana-admin`. */
export const describeTarget = ({
  kind,
  namespace,
  name,
}: Pick<Wanted, 'kind' | 'namespace' | 'name'>): string =>
  `${shortKind(kind)} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
