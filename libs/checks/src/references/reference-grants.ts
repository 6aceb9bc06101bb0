import { Field } from './field';
import { KIND } from './kinds';
import type { ObjectIndex } from './object-index';

/** One end of a reference between namespaces. */
export interface ReferenceEnd {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

/**
 * Whether a ReferenceGrant in the namespace of the target lets objects of another namespace refer to it.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function isGranted(
  index: ObjectIndex,
  from: ReferenceEnd,
  to: ReferenceEnd & { readonly name: string },
): boolean {
  if (from.namespace === to.namespace || index.isOpen(KIND.referenceGrant, to.namespace)) return true;
  return index.renderedOf(KIND.referenceGrant).some(({ object }) => {
    if (object.metadata.namespace !== to.namespace) return false;
    const spec = new Field(object).at('spec');
    return (
      spec
        .at('from')
        .elements.some((each) => isEnd(each, from) && each.at('namespace').text === from.namespace) &&
      spec.at('to').elements.some((each) => isEnd(each, to) && (each.at('name').text ?? to.name) === to.name)
    );
  });
}

const isEnd = (field: Field, { group, kind }: ReferenceEnd): boolean =>
  (field.at('group').text ?? '') === group && field.at('kind').text === kind;
