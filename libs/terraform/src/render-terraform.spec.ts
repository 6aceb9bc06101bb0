import { checkTerraform } from './check-terraform';
import type { Block, TerraformConfig } from './config';
import { expression, reference } from './expression';
import { renderTerraform } from './render-terraform';

const first: Block = { type: 'terraform_data', name: 'first', fields: { input: '${odd}' } };
const config: TerraformConfig = {
  requiredVersion: '>= 1.11.0',
  requiredProviders: { helm: { source: 'hashicorp/helm', version: '3.3.0' } },
  backend: { type: 'local', fields: { path: 'state' } },
  variables: {
    size: {
      type: 'number',
      description: 'In ${units}',
      default: 1,
      validation: { condition: expression`var.size > 0`, message: 'Not ${none}' },
    },
  },
  locals: { double: expression`${reference('var', 'size')} * 2` },
  providers: { helm: { burst_limit: 10 } },
  data: [{ type: 'helm_template', name: 'chart', fields: { name: 'x', values: [expression`local.double`] } }],
  resources: [
    first,
    {
      type: 'terraform_data',
      name: 'second',
      fields: { input: 1 },
      dependsOn: [first],
      lifecycle: { preventDestroy: true, ignoreChanges: ['input'] },
    },
  ],
  outputs: { chart: { value: expression`data.helm_template.chart.manifest`, sensitive: true } },
};

describe('renderTerraform', () => {
  it('spells every block as the language wants it', () => {
    expect(renderTerraform(config)).toEqual({
      terraform: {
        required_version: '>= 1.11.0',
        required_providers: { helm: { source: 'hashicorp/helm', version: '3.3.0' } },
        backend: { local: { path: 'state' } },
      },
      variable: {
        size: {
          type: 'number',
          description: 'In ${units}',
          default: 1,
          validation: { condition: '${var.size > 0}', error_message: 'Not $${none}' },
        },
      },
      locals: { double: '${var.size * 2}' },
      provider: { helm: { burst_limit: 10 } },
      data: { helm_template: { chart: { name: 'x', values: ['${local.double}'] } } },
      resource: {
        terraform_data: {
          first: { input: '$${odd}' },
          second: {
            input: 1,
            depends_on: ['terraform_data.first'],
            lifecycle: { prevent_destroy: true, ignore_changes: ['input'] },
          },
        },
      },
      output: { chart: { value: '${data.helm_template.chart.manifest}', sensitive: true } },
    });
  });

  it('makes what the checker accepts', () => {
    expect(checkTerraform(renderTerraform(config))).toEqual([]);
  });

  it('leaves out what is empty', () => {
    const { requiredVersion, requiredProviders, backend } = config;
    expect(Object.keys(renderTerraform({ requiredVersion, requiredProviders, backend }))).toEqual([
      'terraform',
    ]);
  });

  it('refuses two blocks of one name, and a name that is none', () => {
    expect(() => renderTerraform({ ...config, resources: [first, first] })).toThrow(
      'There are two blocks terraform_data.first.',
    );
    expect(() => renderTerraform({ ...config, resources: [{ ...first, name: '1a' }] })).toThrow(
      'no identifier',
    );
  });
});
