// Makes libs/schema/models/*.json: the schemas of the kinds that Strata knows out of the box. See README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readModels } from './read-models.mjs';
import { readOpenApi } from './read-openapi.mjs';

const require = createRequire(import.meta.url);
require('@swc-node/register');
const { shareSchemas } = require('../src/kinds/share-schemas.ts');

const [openApiDirectory, nodeModules] = process.argv.slice(2);
if (openApiDirectory === undefined || nodeModules === undefined) {
  console.error('usage: node extract.mjs <api/openapi-spec/v3 of Kubernetes> <node_modules with the models>');
  process.exit(2);
}
const target = join(import.meta.dirname, '../models');
mkdirSync(target, { recursive: true });

const PACKAGES = {
  'argo-cd': '@kubernetes-models/argo-cd',
  'cert-manager': '@kubernetes-models/cert-manager',
  'external-secrets': '@kubernetes-models/external-secrets',
  'gateway-api': '@kubernetes-models/gateway-api',
  'prometheus-operator': '@kubernetes-models/prometheus-operator',
};

write('kubernetes', readOpenApi(openApiDirectory, readModels(nodeModules, 'kubernetes-models')));
for (const [name, packageName] of Object.entries(PACKAGES)) {
  write(name, readModels(nodeModules, packageName));
}

/** One line for each kind and schema, so that a new version shows what it changes. */
function write(name, { source, kinds, named = {} }) {
  const sorted = Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
  const shared = shareSchemas(sorted, named);
  const lines = (map) =>
    Object.entries(map)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n');
  const parts = [
    `"source":${JSON.stringify(source)}`,
    `"kinds":{\n${lines(shared.kinds)}\n}`,
    `"schemas":{\n${lines(shared.schemas)}\n}`,
  ];
  writeFileSync(join(target, `${name}.json`), `{${parts.join(',\n')}}\n`);
  console.log(name, Object.keys(sorted).length, 'kinds');
}
