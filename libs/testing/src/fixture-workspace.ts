import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../..');

const FACTS = `domain: example.com
dnsZone: example.com
repository: { url: https://git.example.com/platform.git, revision: main, basePath: rendered }
replicas: 1
acme: { email: a@example.com, server: https://acme.example.com/directory, issuer: acme, issuerLabels: { acme: 'true' } }
secretStore: { name: store, connectHost: http://connect.example.com, vault: platform, labels: { platform: 'true' } }
gateway: { className: nginx, name: platform, namespace: nginx-gateway, certificateSecret: wildcard-tls }
storage:
  server: 192.0.2.5
  configPath: /config
  dataPath: /data
  configClass: config
  dataClass: data
monitoring:
  namespace: monitoring
  lokiUrl: http://loki.example.com
  remoteWriteUrl: http://prometheus.example.com
promiseRunner: { image: 'registry.example.com/promise-runner:1.0.0' }
tenants: { repositories: [] }
networkPolicies: true
`;

const cluster = (
  role: string,
  server = 'https://kubernetes.default.svc',
  extra = '',
): string => `role: ${role}
server: ${server}
${extra}network:
  nodes: 192.0.2.0/24
  controlPlane: []
  pods: 10.244.0.0/16
  services: 10.96.0.0/12
`;

const INDEX = `import { defineAddon } from '@strata/addon';
import { coreObject } from '@strata/kubernetes';
import { defaults } from './defaults';
import { schema } from './schema';

export type { WebConfig } from './schema';

export default defineAddon({
  name: 'web',
  description: 'A web server', provides: { objects: ['Namespace monitoring', 'ClusterSecretStore.external-secrets.io store'] },
  project: 'platform-services',
  namespace: { name: 'web' },
  placement: { roles: ['control-plane'] },
  schema,
  defaults,
  chart: { repository: 'https://charts.example.com', name: 'web' },
  manifests: ({ config }) => [
    coreObject('ConfigMap', { name: 'web', namespace: 'web' }, { data: { title: config.title } }),
  ],
});
`;

const SCHEMA = `import { Type } from '@sinclair/typebox';
import { chartFields } from '@strata/addon';
import type { ConfigOf } from '@strata/addon';

export const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  hosts: Type.Array(Type.String()),
});

export type WebConfig = ConfigOf<typeof schema>;
`;

const DEFAULTS = `import { layer } from '@strata/addon';
import type { WebConfig } from './schema';

export const defaults = layer<WebConfig>({
  version: '1.2.3',
  replicas: ({ facts }) => facts.replicas,
  title: ({ $ }) => \`\${$.replicas} replicas\`,
  hosts: ['web'],
  values: { replicaCount: ({ $ }) => $.replicas },
});
`;

/** A small workspace: one addon (`web`), two environments, a cluster in each and a virtual cluster in one. */
export const FIXTURE_FILES: Readonly<Record<string, string>> = {
  'environments/base/environment.yaml': FACTS,
  'environments/base/addons/web.yaml': 'hosts:\n  $append: [www]\n',
  'environments/roles/control-plane/role.yaml': '',
  'environments/roles/vcluster/role.yaml': 'networkPolicies: false\n',
  'environments/production/environment.yaml': 'replicas: 3\n',
  'environments/production/addons/web.yaml': '# Production is big.\nreplicas: 5\n',
  'environments/production/clusters/lab/cluster.yaml': cluster('control-plane'),
  'environments/production/clusters/guest/cluster.yaml': cluster(
    'vcluster',
    'https://guest.example.com',
    'host: lab\n',
  ),
  'environments/staging/environment.yaml': 'domain: staging.example.com\n',
  'environments/staging/clusters/rehearsal/cluster.yaml': cluster('control-plane'),
  'libs/addons/web/src/index.ts': INDEX,
  'libs/addons/web/src/schema.ts': SCHEMA,
  'libs/addons/web/src/defaults.ts': DEFAULTS,
};

/** A workspace in a temporary directory that a test may break. */
export class FixtureWorkspace {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>> = FIXTURE_FILES) {
    this.root = mkdtempSync(join(tmpdir(), 'strata-fixture-'));
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.root, 'node_modules'));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** Writes a file, with its directories. */
  write(path: string, content: string | Uint8Array): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** Replaces a text in a file. @throws Error where the file does not hold it */
  edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.root, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    this.write(path, text.replace(from, to));
  }

  /** Removes a file or directory. */
  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** Makes a symbolic link. */
  link(path: string, target: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    symlinkSync(target, join(this.root, path));
  }

  /** Removes the whole workspace. */
  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
