'use strict';

// The fleet's objects as someone writes them by hand: plain data in, plain objects out. Shared by naive.js and cdk8s.js.
const fs = require('node:fs');
const path = require('node:path');

/** The fleet that the bench wrote into a directory; the layers of an addon are read when they are asked for. */
function readFleet(directory) {
  const read = (file) => JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'));
  return { ...read('index.json'), layersOf: (addon) => read(`layers/${addon}.json`) };
}

/** The configuration of an addon on a cluster, and the facts there, with a function that merges layers. */
function configure(fleet, addon, layers, cluster, merge) {
  const { base, environments, roles } = fleet.facts;
  const { name, env, role } = cluster;
  const facts = merge(base, environments[env], roles[role]);
  const config = merge(layers.defaults, layers.environments[env], layers.roles[role], layers.clusters[name]);
  const { route, files, secrets, network } = config;
  const server = files['server.properties'];
  route.host ??= `${addon}.${name}.${facts.domain}`;
  server.port ??= route.port;
  server.url ??= `https://${route.host}${route.path}`;
  secrets.store ??= facts.secretStore.name;
  secrets.path ??= `${facts.secretStore.vault}/${name}/${addon}`;
  network.from ??= [facts.gateway.namespace];
  return { config, facts };
}

const template = (addon, { name, environment, url, revision, basePath }) => ({
  metadata: {
    name: `${name}-${addon}`,
    labels: {
      'app.kubernetes.io/name': addon,
      'app.kubernetes.io/part-of': 'platform-services',
      environment,
    },
  },
  spec: {
    project: 'platform-services',
    destination: { name, namespace: addon },
    sources: [
      {
        repoURL: url,
        targetRevision: revision,
        path: `${basePath}/addons/${addon}/clusters/${name}`,
        directory: { recurse: true, include: 'manifests/*' },
      },
    ],
    syncPolicy: {
      automated: { prune: true, selfHeal: true, allowEmpty: false },
      managedNamespaceMetadata: {
        labels: {
          'pod-security.kubernetes.io/enforce': 'baseline',
          'pod-security.kubernetes.io/warn': 'baseline',
        },
      },
      syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true', 'CreateNamespace=true'],
      retry: { limit: 10, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
    },
  },
});

function applicationSet(fleet, addon) {
  const roles = [...new Set(fleet.clusters.map(({ role }) => role))];
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: addon,
      namespace: 'argocd',
      labels: { 'app.kubernetes.io/part-of': 'platform-services' },
      ...(addon === fleet.foundation ? {} : { annotations: { 'argocd.argoproj.io/sync-wave': '1' } }),
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          clusters: {
            selector:
              roles.length === 1
                ? { matchLabels: { cluster_role: roles[0] } }
                : { matchExpressions: [{ key: 'cluster_role', operator: 'In', values: roles }] },
          },
        },
      ],
      syncPolicy: { preserveResourcesOnDeletion: true },
      template: template(addon, {
        name: '{{ .name }}',
        environment: '{{ .metadata.labels.environment }}',
        url: '{{ .metadata.annotations.addons_repo_url }}',
        revision: '{{ .metadata.annotations.addons_repo_revision }}',
        basePath: '{{ .metadata.annotations.addons_repo_basepath }}',
      }),
    },
  };
}

function application(addon, { name, env }, { repository }) {
  const { metadata, spec } = template(addon, { name, environment: env, ...repository });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { ...metadata, namespace: 'argocd' },
    spec,
  };
}

const metadata = (addon, { labels }, wave, annotations) => ({
  name: addon,
  namespace: addon,
  labels,
  annotations: { 'argocd.argoproj.io/sync-wave': wave, ...annotations },
});

const CUSTOM = { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' };

function externalSecret(addon, config) {
  const { files, variables, secrets, labels } = config;
  const properties = Object.entries(files).map(([file, values]) => [
    file,
    Object.keys(values)
      .sort()
      .map((key) => `${key}=${values[key]}\n`)
      .join(''),
  ]);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(addon, config, '-1', CUSTOM),
    spec: {
      refreshPolicy: 'Periodic',
      refreshInterval: `${secrets.refreshMinutes}m0s`,
      secretStoreRef: { kind: 'ClusterSecretStore', name: secrets.store },
      target: {
        name: addon,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Merge',
          metadata: { labels: { ...labels } },
          data: Object.fromEntries([...variables.map(({ name, value }) => [name, value]), ...properties]),
        },
      },
      data: secrets.keys.map((key) => ({
        secretKey: key,
        remoteRef: { key: secrets.path, property: key },
      })),
    },
  };
}

function httpRoute(addon, config, { gateway }) {
  const { host, path: prefix, port, timeoutSeconds, headers, annotations } = config.route;
  const set = Object.keys(headers)
    .sort()
    .map((name) => ({ name, value: headers[name] }));
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(addon, config, '5', { ...CUSTOM, ...annotations }),
    spec: {
      parentRefs: [{ name: gateway.name, namespace: gateway.namespace, sectionName: 'https' }],
      hostnames: [host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: prefix } }],
          filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set } }],
          backendRefs: [{ name: addon, port }],
          timeouts: { request: `${timeoutSeconds}s` },
        },
      ],
    },
  };
}

function networkPolicy(addon, config) {
  const { from, to } = config.network;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(addon, config, '-6'),
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': addon } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: from.map((name) => ({
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
          })),
          ports: [{ protocol: 'TCP', port: config.route.port }],
        },
      ],
      egress: [{ to: to.map((cidr) => ({ ipBlock: { cidr } })) }],
    },
  };
}

/** Every object of an addon with its file, without the ending, below the addon's directory. */
function* objectsOf(fleet, addon, merge) {
  const layers = fleet.layersOf(addon);
  yield ['applicationset', applicationSet(fleet, addon)];
  for (const cluster of fleet.clusters) {
    const { config, facts } = configure(fleet, addon, layers, cluster, merge);
    const directory = `clusters/${cluster.name}`;
    yield [`${directory}/application`, application(addon, cluster, facts)];
    for (const object of [
      externalSecret(addon, config),
      httpRoute(addon, config, facts),
      networkPolicy(addon, config),
    ]) {
      yield [`${directory}/manifests/${object.kind.toLowerCase()}.${addon}.${addon}`, object];
    }
  }
}

/** The addons that were asked for on the command line. */
const wanted = ({ addons }, addon) =>
  addons.map(({ name }) => name).filter((name) => addon === undefined || name === addon);

module.exports = { readFleet, objectsOf, wanted };
