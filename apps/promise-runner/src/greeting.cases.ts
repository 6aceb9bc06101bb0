import { Type } from '@sinclair/typebox';
import { definePromise, RequestError } from '@strata/kratix';
import type { PipelineFunction, PipelineResult } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';

const configMap = (name: string, data: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'greetings' },
  data,
});

const spec = Type.Object(
  { text: Type.String({ default: 'hello', minLength: 2 }), mood: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const greet: PipelineFunction<{ text: string; mood?: string }> = (
  { metadata, spec: { text, mood } },
  context,
) => {
  if (mood === 'cross') throw new TypeError('no greeting today');
  const { name } = metadata;
  if (mood === 'secretive') {
    return { files: { 'a.yaml': [{ ...configMap(name, {}), kind: 'Secret' }] } };
  }
  const { facts } = context.platform;
  const result: PipelineResult = {
    files: {
      'greeting.yaml': [configMap(name, { text, domain: facts.domain })],
      'copies/one.yaml': [configMap(`${name}-one`, { text }), configMap(`${name}-two`, { text })],
    },
    status: { message: context.dryRun ? 'Would greet' : 'Greeted' },
    destinationSelectors: [{ directory: 'copies', matchLabels: { zone: 'far' } }],
  };
  return result;
};

/** A promise for tests of the program. */
export default definePromise({
  name: 'greeting',
  description: 'A greeting in a ConfigMap',
  kind: 'Greeting',
  plural: 'greetings',
  version: 'v1alpha1',
  spec,
  workflows: {
    resource: {
      configure: [{ name: 'greet', run: greet }],
      delete: [
        {
          name: 'part',
          run: ({ spec: { text } }) => {
            if (text !== 'stay') return {};
            throw new RequestError([{ path: ['spec', 'text'], message: 'says stay' }]);
          },
        },
      ],
    },
    promise: {
      configure: [{ name: 'prepare', run: () => ({ status: { message: 'Prepared' } }) }],
    },
  },
  example: { text: 'hello' },
});
