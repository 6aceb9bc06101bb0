import type { Manifest } from '@strata/kubernetes';
import { structuralSchema } from './api-schema';
import { PLATFORM_GROUP } from './promise-definition';
import type { PromiseDefinition } from './promise-definition';

/** Kratix writes conditions and observations of its own beside what pipelines give. */
const OPEN_STATUS = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

/**
 * The definition of a promise's API, derived from its schema.
 *
 * @throws SchemaError where the schema says what a definition cannot
 */
export function customResourceDefinition(promise: PromiseDefinition): Manifest {
  const { kind, plural, version, description, spec, status } = promise;
  const singular = kind.toLowerCase();
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${PLATFORM_GROUP}` },
    spec: {
      group: PLATFORM_GROUP,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description,
              required: ['spec'],
              properties: {
                spec: structuralSchema(spec, ['spec']),
                status:
                  status === undefined
                    ? OPEN_STATUS
                    : { ...structuralSchema(status, ['status']), ...OPEN_STATUS },
              },
            },
          },
          subresources: { status: {} },
        },
      ],
    },
  };
}
