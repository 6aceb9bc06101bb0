import type { StructuralSchema } from '../structural/structural-schema';

const text: StructuralSchema = { type: 'string' };
const texts: StructuralSchema = { type: 'object', additionalProperties: text };
const flag: StructuralSchema = { type: 'boolean' };
const anything: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };

/**
 * The metadata of every object. The API server checks it by itself, whatever the schema of a kind says of it.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export const OBJECT_METADATA: StructuralSchema = {
  type: 'object',
  properties: {
    annotations: texts,
    creationTimestamp: { type: 'string', nullable: true },
    deletionGracePeriodSeconds: { type: 'integer', nullable: true },
    deletionTimestamp: { type: 'string', nullable: true },
    finalizers: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
    generateName: text,
    generation: { type: 'integer' },
    labels: texts,
    managedFields: { type: 'array', items: anything },
    name: text,
    namespace: text,
    ownerReferences: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          apiVersion: text,
          blockOwnerDeletion: flag,
          controller: flag,
          kind: text,
          name: text,
          uid: text,
        },
        required: ['apiVersion', 'kind', 'name', 'uid'],
      },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['uid'],
    },
    resourceVersion: text,
    selfLink: text,
    uid: text,
  },
};
