import index from './addon/index.ts.tmpl';
import manifests from './addon/manifests.ts.tmpl';
import schema from './addon/schema.ts.tmpl';
import { FOUNDATION } from './fleet';
import type { AddonLayers, FleetCluster } from './fleet';
import { isMap } from './json';
import type { Json } from './json';

/** The source files of an addon's library, by their path in the workspace. */
export function printAddon(
  name: string,
  { defaults }: AddonLayers,
  clusters: readonly FleetCluster[],
): Record<string, string> {
  const roles = [...new Set(clusters.map(({ role }) => `'${role}'`))].join(', ');
  const order = name === FOUNDATION ? FOUNDATION_PROVIDES : `${DEPENDS}\n  ${PROVIDES}`;
  const texts = {
    'index.ts': index.replace('ROLES', () => `[${roles}]`).replace('PLACE_IN_ORDER', () => order),
    'schema.ts': schema,
    'manifests.ts': manifests,
    'defaults.ts': `${DEFAULTS_HEAD}export const defaults = layer<AddonConfig>(${printFields(defaults, LATE_FIELDS)});\n`,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      `libs/addons/${name}/src/${file}`,
      text.replaceAll('NAME', name),
    ]),
  );
}

const DEPENDS = `dependsOn: ['${FOUNDATION}'],`;

// Nothing here makes a Deployment: the addon says what its own would bring.
const SERVICE = '`Service NAME/NAME:${config.route.port}`';
const PROVIDES = `provides: { objects: ({ config }) => [${SERVICE}] },`;

const FOUNDATION_PROVIDES = `provides: {
    definitions: [
      'ClusterSecretStore.external-secrets.io',
      'ExternalSecret.external-secrets.io',
      'Gateway.gateway.networking.k8s.io',
      'HTTPRoute.gateway.networking.k8s.io',
    ],
    objects: ({ config, facts }) => [
      ${SERVICE},
      \`ClusterSecretStore.external-secrets.io \${facts.secretStore.name}\`,
      \`Gateway.gateway.networking.k8s.io \${facts.gateway.namespace}/\${facts.gateway.name}\`,
    ],
  },`;

const DEFAULTS_HEAD = `import { layer } from '@strata/addon';
import type { AddonConfig } from './schema';

`;

/** Fields of every addon that follow from others and from facts; what a layer above says still counts. */
const LATE_FIELDS: Json = {
  route: { host: '({ facts, cluster }) => `NAME.${cluster.name}.${facts.domain}`' },
  files: {
    'server.properties': {
      port: '({ $ }) => $.route.port',
      url: '({ $ }) => `https://${$.route.host}${$.route.path}`',
    },
  },
  secrets: {
    store: '({ facts }) => facts.secretStore.name',
    path: '({ facts, cluster }) => `${facts.secretStore.vault}/${cluster.name}/NAME`',
  },
  network: { from: '({ facts }) => [facts.gateway.namespace]' },
};

/** A map as TypeScript, with expressions beside its data. */
function printFields(fields: Json, expressions: Json, indent = '  '): string {
  const lines = Object.entries(fields).map(([key, field]) => {
    const below = expressions[key];
    return [
      key,
      isMap(field) ? printFields(field, isMap(below) ? below : {}, `${indent}  `) : JSON.stringify(field),
    ];
  });
  const late = Object.entries(expressions).filter(([, expression]) => typeof expression === 'string');
  return `{\n${[...lines, ...late].map(([key, text]) => `${indent}${JSON.stringify(key)}: ${String(text)},\n`).join('')}${indent.slice(2)}}`;
}
