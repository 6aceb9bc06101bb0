// The fleet's objects in Jsonnet: layers are objects in which nested maps are written with `+:`.
local index = import 'index.json';
local addons = import 'jplus.libsonnet';

local roles = std.foldl(
  function(known, cluster) if std.member(known, cluster.role) then known else known + [cluster.role],
  index.clusters,
  []
);

local merge(below, above) = below + {
  [key]: if std.isObject(above[key]) && std.objectHas(below, key) then merge(below[key], above[key]) else above[key]
  for key in std.objectFields(above)
};

// What follows from other fields and from facts; a layer above has the last word.
local late(addon, cluster, facts) = {
  local root = self,
  route+: { host: addon + '.' + cluster.name + '.' + facts.domain },
  files+: {
    'server.properties'+: {
      port: root.route.port,
      url: 'https://' + root.route.host + root.route.path,
    },
  },
  secrets+: {
    store: facts.secretStore.name,
    path: facts.secretStore.vault + '/' + cluster.name + '/' + addon,
  },
  network+: { from: [facts.gateway.namespace] },
};

local template(addon, name, environment, url, revision, basePath) = {
  metadata: {
    name: name + '-' + addon,
    labels: {
      'app.kubernetes.io/name': addon,
      'app.kubernetes.io/part-of': 'platform-services',
      environment: environment,
    },
  },
  spec: {
    project: 'platform-services',
    destination: { name: name, namespace: addon },
    sources: [{
      repoURL: url,
      targetRevision: revision,
      path: basePath + '/addons/' + addon + '/clusters/' + name,
      directory: { recurse: true, include: 'manifests/*' },
    }],
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
};

local applicationSet(addon) = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: {
    name: addon,
    namespace: 'argocd',
    labels: { 'app.kubernetes.io/part-of': 'platform-services' },
    [if addon != index.foundation then 'annotations']: { 'argocd.argoproj.io/sync-wave': '1' },
  },
  spec: {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [{
      clusters: {
        selector: if std.length(roles) == 1
        then { matchLabels: { cluster_role: roles[0] } }
        else { matchExpressions: [{ key: 'cluster_role', operator: 'In', values: roles }] },
      },
    }],
    syncPolicy: { preserveResourcesOnDeletion: true },
    template: template(
      addon,
      '{{ .name }}',
      '{{ .metadata.labels.environment }}',
      '{{ .metadata.annotations.addons_repo_url }}',
      '{{ .metadata.annotations.addons_repo_revision }}',
      '{{ .metadata.annotations.addons_repo_basepath }}',
    ),
  },
};

local application(addon, cluster, facts) =
  local repository = facts.repository;
  template(addon, cluster.name, cluster.env, repository.url, repository.revision, repository.basePath) + {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata+: { namespace: 'argocd' },
  };

local metadata(addon, config, wave, annotations) = {
  name: addon,
  namespace: addon,
  labels: config.labels,
  annotations: { 'argocd.argoproj.io/sync-wave': wave } + annotations,
};

local custom = { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' };

local externalSecret(addon, config) = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: metadata(addon, config, '-1', custom),
  spec: {
    refreshPolicy: 'Periodic',
    refreshInterval: config.secrets.refreshMinutes + 'm0s',
    secretStoreRef: { kind: 'ClusterSecretStore', name: config.secrets.store },
    target: {
      name: addon,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      template: {
        engineVersion: 'v2',
        mergePolicy: 'Merge',
        metadata: { labels: config.labels },
        data: { [variable.name]: variable.value for variable in config.variables } + {
          [file]: std.join('', [key + '=' + config.files[file][key] + '\n' for key in std.objectFields(config.files[file])])
          for file in std.objectFields(config.files)
        },
      },
    },
    data: [
      { secretKey: key, remoteRef: { key: config.secrets.path, property: key } }
      for key in config.secrets.keys
    ],
  },
};

local httpRoute(addon, config, facts) = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: metadata(addon, config, '5', custom + config.route.annotations),
  spec: {
    parentRefs: [{ name: facts.gateway.name, namespace: facts.gateway.namespace, sectionName: 'https' }],
    hostnames: [config.route.host],
    rules: [{
      matches: [{ path: { type: 'PathPrefix', value: config.route.path } }],
      filters: [{
        type: 'RequestHeaderModifier',
        requestHeaderModifier: {
          set: [
            { name: name, value: config.route.headers[name] }
            for name in std.objectFields(config.route.headers)
          ],
        },
      }],
      backendRefs: [{ name: addon, port: config.route.port }],
      timeouts: { request: config.route.timeoutSeconds + 's' },
    }],
  },
};

local networkPolicy(addon, config) = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadata(addon, config, '-6', {}),
  spec: {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': addon } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{
      from: [
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }
        for name in config.network.from
      ],
      ports: [{ protocol: 'TCP', port: config.route.port }],
    }],
    egress: [{ to: [{ ipBlock: { cidr: cidr } } for cidr in config.network.to] }],
  },
};

local objectsOn(addon, cluster, facts) =
  local of = addons[addon];
  local config = of.defaults + late(addon, cluster, facts) + of.environments[cluster.env] + of.roles[cluster.role] + of.clusters[cluster.name];
  local directory = addon + '/clusters/' + cluster.name + '/';
  local file(kind) = directory + 'manifests/' + kind + '.' + addon + '.' + addon + '.yaml';
  {
    [directory + 'application.yaml']: application(addon, cluster, facts),
    [file('externalsecret')]: externalSecret(addon, config),
    [file('httproute')]: httpRoute(addon, config, facts),
    [file('networkpolicy')]: networkPolicy(addon, config),
  };

// Every file of the fleet, or of one addon; `write` gives what stands in it.
function(addon, write)
  local names = [each.name for each in index.addons if addon == null || each.name == addon];
  local facts = {
    [cluster.name]: merge(merge(index.facts.base, index.facts.environments[cluster.env]), index.facts.roles[cluster.role])
    for cluster in index.clusters
  };
  { [name + '/applicationset.yaml']: write(applicationSet(name)) for name in names } + {
    [file]: write(objects[file])
    for name in names
    for cluster in index.clusters
    for objects in [objectsOn(name, cluster, facts[cluster.name])]
    for file in std.objectFields(objects)
  }
