import cloneDeep from 'lodash/cloneDeep';
import set from 'lodash/set';
import unset from 'lodash/unset';
import { checkTerraform } from './check-terraform';

const CONFIG = {
  '//': 'A comment',
  terraform: {
    required_version: '>= 1.11.0',
    required_providers: {
      kubernetes: { source: 'hashicorp/kubernetes', version: '3.2.1' },
      helm: { source: 'hashicorp/helm', version: '3.3.0' },
    },
    backend: { kubernetes: { secret_suffix: 'a' } },
  },
  variable: {
    token: {
      type: 'string',
      description: 'Of ${anything}',
      sensitive: true,
      ephemeral: true,
      validation: { condition: '${length(var.token) > 0}', error_message: 'Empty' },
    },
    size: { type: 'number', default: 1 },
  },
  locals: { chart: '${yamldecode(file("${path.module}/../chart.yaml"))}', secret: '${upper(var.token)}' },
  provider: { helm: { kubernetes: { config_path: '~/.kube/config' } } },
  resource: {
    kubernetes_namespace_v1: { a: { metadata: { name: 'a', annotations: { odd: 'no $${expression}' } } } },
    kubernetes_secret_v1: {
      b: {
        for_each: '${toset(["x"])}',
        metadata: { name: '${each.key}' },
        data_wo: { token: '${local.secret}' },
        data_wo_revision: '${var.size}',
        depends_on: ['kubernetes_namespace_v1.a'],
        lifecycle: { prevent_destroy: true, ignore_changes: ['metadata[0].labels'] },
      },
    },
    helm_release: {
      c: {
        chart: '${local.chart.name}',
        version: '${local.chart.version}',
        lifecycle: { ignore_changes: 'all' },
      },
    },
    terraform_data: { d: { input: '${kubernetes_namespace_v1.a.id}', provisioner: {} } },
  },
  output: { chart: { value: '${local.chart.name}' } },
};

const FILES = new Set(['../chart.yaml']);
const check = (config: unknown): string[] =>
  checkTerraform(config, { hasFile: (path) => FILES.has(path) }).map(
    ({ path, message }) => `${path.join('/')}: ${message}`,
  );

const withField = (path: string, value: unknown): unknown => set(cloneDeep(CONFIG), path, value);
const without = (path: string): unknown => {
  const config = cloneDeep(CONFIG);
  unset(config, path);
  return config;
};

const RELEASE = 'resource.helm_release.c';
const SECRET = 'resource.kubernetes_secret_v1.b';

describe('checkTerraform', () => {
  it('accepts a configuration that is right', () => {
    expect(check(CONFIG)).toEqual([]);
  });

  it.each([
    [
      'removed variable',
      without('variable.size'),
      'kubernetes_secret_v1/b/data_wo_revision: var.size is not declared',
    ],
    [
      'renamed variable',
      withField(`${SECRET}.data_wo_revision`, '${var.sise}'),
      'var.sise is not declared. Known: size, token',
    ],
    ['unused variable', withField(`${SECRET}.data_wo_revision`, 1), 'variable/size: Nothing reads var.size'],
    [
      'renamed local',
      withField(`${RELEASE}.chart`, '${local.charts.name}'),
      'local.charts is not declared. Known: chart, secret',
    ],
    [
      'missing resource',
      withField(`${RELEASE}.chart`, '${helm_release.x.id}'),
      'helm_release.x is not declared',
    ],
    [
      'missing data source',
      withField(`${RELEASE}.chart`, '${data.http.x.body}'),
      'data.http.x is not declared',
    ],
    ['missing module', withField(`${RELEASE}.chart`, '${module.x.y}'), 'module.x is not declared'],
    [
      'dependency on nothing',
      withField(`${SECRET}.depends_on`, ['kubernetes_namespace_v1.z']),
      'depends_on/0: kubernetes_namespace_v1.z is not declared',
    ],
    ['each without for_each', without(`${SECRET}.for_each`), 'each.* is known only'],
    [
      'unknown path',
      withField(`${RELEASE}.chart`, '${path.here}'),
      'path.here is not declared. Known: cwd, module, root',
    ],
    [
      'unescaped data',
      withField('resource.kubernetes_namespace_v1.a.metadata.annotations.odd', 'no ${expression}'),
      'odd: Text and `${…}` stand in one string',
    ],
    [
      'unescaped directive',
      withField('resource.kubernetes_namespace_v1.a.metadata.annotations.odd', '%{ if }'),
      'odd: A `%{` directive is not supported',
    ],
    [
      'unescaped key',
      withField('resource.kubernetes_namespace_v1.a.metadata.annotations', { '${k}': '' }),
      'annotations/${k}: k. is not declared',
    ],
    [
      'unbalanced expression',
      withField(`${RELEASE}.chart`, '${file("a"'),
      'helm_release/c/chart: An interpolation `${` is not closed.',
    ],
    [
      'unknown function',
      withField(`${RELEASE}.chart`, '${yamlparse("a")}'),
      'no stable function yamlparse()',
    ],
    [
      'function of the moment',
      withField(`${RELEASE}.chart`, '${timestamp()}'),
      'no stable function timestamp()',
    ],
    [
      'missing file',
      withField(`${RELEASE}.chart`, '${file("${path.module}/none")}'),
      'file() reads none, which does not exist',
    ],
    [
      'file of elsewhere',
      withField(`${RELEASE}.chart`, '${file("../chart.yaml")}'),
      'depends on the working directory',
    ],
    [
      'unpinned provider',
      withField('terraform.required_providers.helm.version', '~> 3.3'),
      'required_providers/helm/version: The provider helm is not pinned',
    ],
    [
      'provider without source',
      without('terraform.required_providers.helm.source'),
      'The provider helm has no source',
    ],
    [
      'provider not required',
      without('terraform.required_providers.helm'),
      'resource/helm_release/c: The provider helm is not in required_providers. Known: kubernetes',
    ],
    ['version not required', without('terraform.required_version'), 'required_version is missing'],
    ['no backend', without('terraform.backend'), 'There is no one backend'],
    [
      'template in the backend',
      withField('terraform.backend.kubernetes.secret_suffix', '${var.size}'),
      'A backend takes constants only',
    ],
    ['unknown block', withField('resources', {}), 'Terraform has no block resources'],
    [
      'shown secret',
      withField('output.chart.value', '${local.secret}'),
      'output/chart/value: The output shows local.secret, which is sensitive',
    ],
    [
      'kept secret',
      withField(`${SECRET}.data`, { token: '${var.token}' }),
      'kubernetes_secret_v1/b/data/token: var.token is ephemeral',
    ],
    [
      'cycle',
      withField('locals.chart', '${helm_release.c.chart}'),
      'These need one another: local.chart, helm_release.c, local.chart',
    ],
    ['no object', [], 'A configuration is an object'],
  ])('names a %s', (_, config, message) => {
    expect(check(config).join('\n')).toContain(message);
  });

  it('lets a sensitive value out only under its name', () => {
    const sensitive = without('variable.token.ephemeral');
    set(sensitive as object, 'output.chart', { value: '${local.secret}', sensitive: true });
    expect(check(sensitive)).toEqual([]);
  });
});
