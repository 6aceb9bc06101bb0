import { isMap } from '@strata/compose';
import { blocksOf, entriesOf } from './declarations';
import { parseTemplate } from './parse-template';
import type { Template } from './parse-template';
import type { FieldPath, Problem } from './problem';
import { TerraformSyntaxError } from './tokenize';

/** A string of the configuration that Terraform evaluates. */
export interface Use {
  readonly path: FieldPath;
  /** What it is a part of: `local.x`, `output.x`, `provider.x`, `var.x` or the address of a block. */
  readonly owner: string;
  /** Meta-arguments of the block around it. */
  readonly scope: ReadonlySet<'for_each' | 'count' | 'self'>;
  readonly template: Template;
}

/** What is read as names of things and not evaluated. */
const META = new Set(['depends_on', 'lifecycle', 'provider']);

/** Every string that Terraform evaluates, and a problem for each that is no template of the language. */
export function findUses(config: Readonly<Record<string, unknown>>): { uses: Use[]; problems: Problem[] } {
  const uses: Use[] = [];
  const problems: Problem[] = [];

  const visit = (value: unknown, path: FieldPath, owner: string, scope: Use['scope']): void => {
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index], owner, scope));
    else if (isMap(value)) {
      for (const [key, field] of Object.entries(value)) {
        if (/[$%]\{/.test(key)) visit(key, [...path, key], owner, scope);
        visit(field, [...path, key], owner, scopeIn(key, scope));
      }
    } else if (typeof value === 'string') {
      try {
        uses.push({ path, owner, scope, template: parseTemplate(value) });
      } catch (error) {
        if (!(error instanceof TerraformSyntaxError)) throw error;
        problems.push({ path, message: `${error.message} Data must be escaped.` });
      }
    }
  };

  const none: Use['scope'] = new Set();
  for (const [name, value] of entriesOf(config['locals']))
    visit(value, ['locals', name], `local.${name}`, none);
  for (const [name, value] of entriesOf(config['provider'])) {
    visit(value, ['provider', name], `provider.${name}`, none);
  }
  for (const [name, value] of entriesOf(config['output'])) {
    if (isMap(value)) visit(value['value'], ['output', name, 'value'], `output.${name}`, none);
  }
  for (const [name, value] of entriesOf(config['variable'])) {
    if (isMap(value)) visit(value['validation'], ['variable', name, 'validation'], `var.${name}`, none);
  }
  for (const { kind, type, name, address, body } of blocksOf(config)) {
    const scope = new Set((['for_each', 'count'] as const).filter((meta) => Object.hasOwn(body, meta)));
    for (const [key, value] of entriesOf(body)) {
      if (!META.has(key)) visit(value, [kind, type, name, key], address, scopeIn(key, scope));
    }
    const lifecycle = isMap(body['lifecycle']) ? body['lifecycle'] : {};
    for (const key of ['precondition', 'postcondition']) {
      visit(lifecycle[key], [kind, type, name, 'lifecycle', key], address, scopeIn(key, scope));
    }
  }
  return { uses, problems };
}

const scopeIn = (key: string, scope: Use['scope']): Use['scope'] =>
  key === 'postcondition' || key === 'provisioner' ? new Set([...scope, 'self']) : scope;
