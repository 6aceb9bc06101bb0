import { isMap } from '@strata/compose';
import { blocksOf, entriesOf } from './declarations';
import type { Problem } from './problem';

const EXACT_VERSION = /^=? ?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
const SOURCE = /^(?:[a-z0-9.-]+\/)?[a-z0-9-]+\/[a-z0-9-]+$/i;

/** The block `terraform`: versions, providers and where the state is kept. */
export function checkSettings(config: Readonly<Record<string, unknown>>): Problem[] {
  const settings = isMap(config['terraform']) ? config['terraform'] : {};
  const version = settings['required_version'];
  const backends = entriesOf(settings['backend']);
  return [
    ...(typeof version === 'string' && /\d/.test(version)
      ? []
      : [{ path: ['terraform', 'required_version'], message: 'required_version is missing.' }]),
    ...(backends.length === 1
      ? []
      : [{ path: ['terraform', 'backend'], message: 'There is no one backend.' }]),
    ...backends.flatMap(([type, fields]) => checkConstants(fields, ['terraform', 'backend', type])),
    ...entriesOf(settings['required_providers']).flatMap(([name, provider]) => checkPin(name, provider)),
  ];
}

/** Whether every provider that a block needs, or that is configured, is among the required ones. */
export function checkProviders(config: Readonly<Record<string, unknown>>): Problem[] {
  const settings = isMap(config['terraform']) ? config['terraform'] : {};
  const required = new Set(entriesOf(settings['required_providers']).map(([name]) => name));
  const message = (provider: string): string =>
    `The provider ${provider} is not in required_providers. Known: ${[...required].sort().join(', ') || 'none'}.`;
  return [
    ...blocksOf(config).flatMap(({ kind, type, name, body }) => {
      const provider = providerOf(type, body['provider']);
      // Built into Terraform.
      if (provider === 'terraform' || required.has(provider)) return [];
      return [{ path: [kind, type, name], message: message(provider) }];
    }),
    ...entriesOf(config['provider'])
      .filter(([provider]) => !required.has(provider))
      .map(([provider]) => ({ path: ['provider', provider], message: message(provider) })),
  ];
}

/** The local name of a provider: what a resource says, or the first word of its type. */
const providerOf = (type: string, chosen: unknown): string =>
  (typeof chosen === 'string' ? chosen.split('.')[0] : type.split('_')[0]) ?? type;

function checkPin(name: string, provider: unknown): Problem[] {
  const path = ['terraform', 'required_providers', name];
  const { source, version } = isMap(provider) ? provider : {};
  return [
    ...(typeof source === 'string' && SOURCE.test(source)
      ? []
      : [{ path: [...path, 'source'], message: `The provider ${name} has no source.` }]),
    ...(typeof version === 'string' && EXACT_VERSION.test(version)
      ? []
      : [
          { path: [...path, 'version'], message: `The provider ${name} is not pinned to one exact version.` },
        ]),
  ];
}

/** Terraform takes these as they are, while OpenTofu evaluates them: a template is neither. */
const checkConstants = (value: unknown, path: readonly string[]): Problem[] =>
  entriesOf(value).flatMap(([key, field]) => {
    if (isMap(field)) return checkConstants(field, [...path, key]);
    const isTemplate = typeof field === 'string' && /[$%]\{/.test(field);
    return isTemplate ? [{ path: [...path, key], message: 'A backend takes constants only.' }] : [];
  });
