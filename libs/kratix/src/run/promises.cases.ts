import { Type } from '@sinclair/typebox';
import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { clusterOf } from '@strata/model';
import type { Facts } from '@strata/model';
import { RequestError } from '../pipeline';
import type { PipelineResult } from '../pipeline';
import { platformContextOf } from '../platform-context';
import type { PlatformContext } from '../platform-context';
import { definePromise, PLATFORM_GROUP } from '../promise-definition';
import type { PromiseDefinition } from '../promise-definition';

const FACTS = {
  domain: 'lab.example.com',
  promiseRunner: { image: 'registry.example.com/promise-runner:1.0.0' },
  repository: { url: 'https://git.example.com/lab.git', revision: 'main', basePath: 'rendered' },
  acme: { issuer: 'lab-issuer', issuerLabels: { sync: 'true' } },
  secretStore: { name: 'lab-store', labels: { sync: 'true' } },
  gateway: { namespace: 'gateway' },
  monitoring: { namespace: 'monitoring' },
} as unknown as Facts;

const network = { nodes: '192.0.2.0/24', controlPlane: [], pods: '10.244.0.0/16', services: '10.96.0.0/12' };

/** A platform with one cluster, for tests of pipelines. */
export const PLATFORM: PlatformContext = platformContextOf(
  clusterOf(
    { name: 'lab', environment: 'production' },
    { role: 'control-plane', server: 'https://lab.example.com', network },
    FACTS,
  ),
  FACTS,
  FACTS,
);

/** A request in the namespace of requests. */
export const requestOf = (kind: string, name: string, spec: object = {}): Manifest =>
  customResource(`${PLATFORM_GROUP}/v1alpha1`, kind, { name, namespace: 'platform-requests' }, spec);

/** A ConfigMap, the least that a pipeline can make. */
export const configMap = (name: string, data: Readonly<Record<string, string>> = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'notes' },
  data,
});

const noteSpec = Type.Object(
  { text: Type.String({ default: 'empty', maxLength: 20 }), keep: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);

/** A Promise of a ConfigMap, with every kind of workflow. */
export const note = definePromise({
  name: 'note',
  description: 'A note in a ConfigMap',
  kind: 'Note',
  plural: 'notes',
  version: 'v1alpha1',
  spec: noteSpec,
  workflows: {
    resource: {
      configure: [
        {
          name: 'write',
          run: ({ metadata, spec }, { platform }) => {
            if (spec.text === 'forbidden') {
              throw new RequestError([
                { path: ['spec', 'text'], message: 'is forbidden' },
                { path: ['metadata', 'name'], message: 'is no better' },
              ]);
            }
            return {
              files: { 'note.yaml': [configMap(metadata.name, { text: spec.text })], 'none.yaml': [] },
              status: { message: `Noted ${spec.text}`, where: { domain: platform.facts.domain } },
            };
          },
        },
        {
          name: 'index',
          run: ({ metadata, status }) => ({
            files: {
              'index/all.yaml': [configMap(`${metadata.name}-index`, { seen: String(status?.['message']) })],
            },
            status: { where: { index: `${metadata.name}-index` } },
          }),
        },
      ],
      delete: [
        {
          name: 'keep',
          run: ({ spec }) => {
            if (spec.keep === true) throw new RequestError([{ path: ['spec', 'keep'], message: 'keeps it' }]);
            return {};
          },
        },
      ],
    },
    promise: {
      configure: [
        {
          name: 'setup',
          run: ({ metadata }) => ({
            files: { 'shared.yaml': [configMap(`${metadata.name}-shared`)] },
            status: { message: 'Ready' },
          }),
        },
      ],
    },
  },
  dependencies: () => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'notes' } }],
  example: { text: 'hello' },
});

const bookSpec = Type.Object(
  { pages: Type.Array(Type.String()), keep: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);

/** A composite Promise: a request for each page. */
export const book = definePromise({
  name: 'book',
  description: 'Several notes',
  kind: 'Book',
  plural: 'books',
  version: 'v1alpha1',
  spec: bookSpec,
  requires: ['note'],
  workflows: {
    resource: {
      configure: [
        {
          name: 'bind',
          run: ({ metadata, spec }) => ({
            files: {
              'cover.yaml': [configMap(metadata.name)],
              'pages.yaml': spec.pages.map((text, page) =>
                requestOf('Note', `${metadata.name}-${page}`, { text, keep: spec.keep }),
              ),
            },
          }),
        },
      ],
    },
  },
  example: { pages: ['first'] },
});

/** A Promise with one pipeline that gives what a test says. */
export const giving = (
  result: unknown,
  { name = 'given', requires }: { name?: string; requires?: readonly string[] } = {},
): PromiseDefinition => {
  const pipeline = {
    name: 'give',
    run: () => (typeof result === 'function' ? (result as () => unknown)() : result) as PipelineResult,
  };
  return definePromise({
    name,
    description: 'Gives what a test says',
    kind: 'Given',
    plural: 'givens',
    version: 'v1alpha1',
    spec: Type.Object({}, { additionalProperties: false }),
    ...(requires === undefined ? {} : { requires }),
    workflows: {
      resource: { configure: [pipeline], delete: [pipeline] },
      promise: { configure: [pipeline as never] },
    },
    example: {},
  });
};
