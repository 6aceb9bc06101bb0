import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the templates know. */
export interface AddonTemplateContext {
  readonly name: string;
  readonly namespace: string;
  readonly role: string;
  readonly repository?: string;
  readonly chart: string;
  readonly chartVersion?: string;
}

const COMMON = ['index.ts', 'index.spec.ts', 'schema.ts', 'defaults.ts'];

/** The source files of a new addon, by path below its folder. */
export function renderTemplates(context: AddonTemplateContext): Map<string, string> {
  const handlebars = require('handlebars') as typeof import('handlebars');
  const hasChart = context.repository !== undefined;
  const files = hasChart ? COMMON : [...COMMON, 'manifests.ts'];
  const cluster = context.role === 'vcluster' ? 'guest' : 'lab';
  const variables = { ...context, hasChart, cluster, typeName: toTypeName(context.name) };
  return new Map(
    files.map((file) => {
      const template = readFileSync(join(__dirname, 'templates', `${file}.hbs`), 'utf8');
      const text = handlebars.compile(template, { noEscape: true, strict: true })(variables);
      return [`src/${file}`, text];
    }),
  );
}

/** `kube-prometheus-stack` → `KubePrometheusStackConfig`. */
export function toTypeName(addon: string): string {
  const words = addon.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Config`;
}
