import { withOrigin } from '@strata/compose';
import type { Layer } from '@strata/compose';
import { readYamlLayer } from '@strata/render';
import type { Output } from '@strata/render';
import { Explainer } from './explain';
import type { RenderTarget } from './render-target';
import { requestSources } from './request-sources';
import type { RequestLayer } from './request-sources';

const FILE = 'environments/production/requests/media.yaml';
const ENVIRONMENT = 'environments/production/environment.yaml';
const CODE = { file: 'libs/platform/src/code.ts', line: 1, column: 1 };

const { layer } = readYamlLayer('kind: VCluster\nspec:\n  preset: prod\n', FILE, FILE) as { layer: Layer };
const request: RequestLayer = {
  environment: 'production',
  name: 'media',
  data: { kind: 'VCluster', spec: { preset: 'prod' } },
  layer,
};
const file = (name: string): Layer =>
  withOrigin({ fields: {}, assertions: [] }, { name, file: name, locate: () => undefined });

function targetOf(files: readonly string[]): RenderTarget {
  const { sources, bind } = requestSources(request, (name) =>
    files.includes(name) ? file(name) : undefined,
  );
  const outputs = (_: unknown, inputs: object): Output[] => {
    const { environment, name, data } = inputs as ReturnType<typeof bind>;
    const metadata = { name, labels: { environment } };
    return [{ path: `${environment}/${name}.yaml`, data: { ...data, metadata }, sources: [] }];
  };
  return { name: 'platform', layers: [], sources, bind, outputs, code: CODE };
}

const explain = (target: RenderTarget): Record<string, unknown> =>
  Object.fromEntries(
    new Explainer(target)
      .explainFiles()
      .map(({ path, origins }) => [path.join('.'), origins.map((origin) => [origin.path, origin.location])]),
  );

describe('requestSources', () => {
  it('gives the request again', () => {
    const { sources, bind } = requestSources(request, () => undefined);
    expect(bind(Object.fromEntries(sources.map(({ key, data }) => [key, data])))).toEqual({
      environment: 'production',
      name: 'media',
      data: request.data,
    });
  });

  it('names the line of a field, the file that the request is called after, and the file of its environment', () => {
    expect(explain(targetOf([ENVIRONMENT]))).toEqual({
      kind: [['request.kind', { file: FILE, line: 1, column: 1 }]],
      'spec.preset': [['request.spec.preset', { file: FILE, line: 3, column: 3 }]],
      'metadata.name': [['directory.request', { file: FILE }]],
      'metadata.labels.environment': [['directory.environment', { file: ENVIRONMENT }]],
    });
  });

  it('names the file of the request for an environment without a file', () => {
    expect(explain(targetOf([]))['metadata.labels.environment']).toEqual([
      ['directory.environment', { file: FILE }],
    ]);
  });
});
