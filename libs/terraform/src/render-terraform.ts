import mapValues from 'lodash/mapValues';
import type { Backend, Block, Lifecycle, Output, TerraformConfig, Variable } from './config';
import { isIdentifier } from './expression';
import { renderValue } from './value';
import type { Json } from './value';

type Fields = Record<string, Json>;

/**
 * A configuration as the content of a `.tf.json` file, its data escaped wherever Terraform would read templates.
 *
 * @throws {Error} when two blocks of a kind have the same type and name, or a name is no identifier
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function renderTerraform(config: TerraformConfig): { [block: string]: Json } {
  const { requiredVersion, requiredProviders, backend, locals, variables, providers, data, resources } =
    config;
  return withoutEmpty({
    terraform: {
      required_version: requiredVersion,
      required_providers: mapValues(requiredProviders, ({ source, version }) => ({ source, version })),
      backend: renderBackend(backend),
    },
    variable: mapValues(variables, renderVariable),
    locals: mapValues(locals, renderValue),
    provider: mapValues(providers, renderValue),
    data: renderBlocks(data, 'data.'),
    resource: renderBlocks(resources, ''),
    output: mapValues(config.outputs, renderOutput),
  });
}

/** How other blocks refer to a resource. */
export const addressOf = ({ type, name }: Pick<Block, 'type' | 'name'>): string => `${type}.${name}`;

const renderBackend = ({ type, fields }: Backend): Json => ({ [type]: { ...fields } });

function renderVariable({ validation, ...variable }: Variable): Json {
  const fields: Fields = { ...variable };
  if (validation !== undefined) {
    const { condition, message } = validation;
    fields['validation'] = { condition: renderValue(condition), error_message: renderValue(message) };
  }
  return fields;
}

function renderOutput({ value, ...output }: Output): Json {
  return { ...output, value: renderValue(value) };
}

function renderBlocks(blocks: readonly Block[] = [], prefix: string): Fields {
  const byType: Record<string, Fields> = {};
  for (const block of blocks) {
    const address = prefix + addressOf(block);
    if (!isIdentifier(block.name)) throw new Error(`The name of ${address} is no identifier.`);
    const ofType = (byType[block.type] ??= {});
    if (Object.hasOwn(ofType, block.name)) throw new Error(`There are two blocks ${address}.`);
    ofType[block.name] = renderBlock(block);
  }
  return byType;
}

function renderBlock({ fields, dependsOn, lifecycle }: Block): Json {
  return {
    ...mapValues(fields, renderValue),
    ...(dependsOn === undefined ? {} : { depends_on: dependsOn.map(addressOf) }),
    ...(lifecycle === undefined ? {} : { lifecycle: renderLifecycle(lifecycle) }),
  };
}

const renderLifecycle = ({ preventDestroy, ignoreChanges }: Lifecycle): Json => ({
  ...(preventDestroy === undefined ? {} : { prevent_destroy: preventDestroy }),
  ...(ignoreChanges === undefined
    ? {}
    : { ignore_changes: ignoreChanges === 'all' ? 'all' : [...ignoreChanges] }),
});

const withoutEmpty = (blocks: Fields): Fields =>
  Object.fromEntries(
    Object.entries(blocks).filter(
      ([, block]) => typeof block !== 'object' || block === null || Object.keys(block).length > 0,
    ),
  );
