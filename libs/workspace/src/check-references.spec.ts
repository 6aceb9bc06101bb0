import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkReferences as checkCluster } from '@strata/checks';
import { contentsOf, judgePlatform } from './check-platform';
import { mutateReferences } from './reference-mutations.cases';
import { NO_REFERENCES, REFERENCES, UNCAUGHT } from './reference-places.cases';
import { Workspace } from './workspace';

const ROOT = join(__dirname, '../../..');
const workspace = new Workspace(ROOT);

describe('checkReferences', () => {
  it('finds nothing wrong with the platform that ships', () =>
    expect(judgePlatform(workspace).references).toEqual([]));

  it('knows what is on every cluster', () => {
    const counts = contentsOf(workspace).map(({ name, objects }) => [name, objects.length > 0]);
    expect(counts).toEqual(workspace.targets.map(({ cluster }) => [cluster.name, true]));
  });

  it('sees the Secrets of the bootstrap, and on a virtual cluster the stores of its host', () => {
    const provided = contentsOf(workspace).map((each) => [each.name, each.provided] as const);
    const { homelab, media } = Object.fromEntries(provided);
    expect(homelab).toContainEqual(
      expect.objectContaining({ kind: 'Secret', namespace: 'external-secrets', keys: ['token'] }),
    );
    expect(media).toContainEqual(
      expect.objectContaining({ kind: 'ClusterSecretStore.external-secrets.io', name: 'onepassword' }),
    );
    expect(media?.some(({ kind }) => kind === 'Secret')).toBe(false);
  });
});

describe('where an overlay breaks a reference', () => {
  const root = mkdtempSync(join(tmpdir(), 'strata-references-'));
  for (const name of readdirSync(ROOT)) {
    if (name === 'environments') cpSync(join(ROOT, name), join(root, name), { recursive: true });
    else if (!name.startsWith('.')) symlinkSync(join(ROOT, name), join(root, name));
  }
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const findings = (file: string, text: string) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const issues = judgePlatform(new Workspace(root)).references.map(({ issue }) => issue);
    rmSync(path);
    return issues;
  };

  it('tells the line of the value that names what is not there, and all clusters', () => {
    const [issue] = findings(
      'environments/base/addons/nginx-gateway-fabric.yaml',
      'values:\n  nginxGateway:\n    gatewayClassName: other\n',
    );
    expect(issue).toEqual({
      code: 'STR643',
      message:
        'Gateway nginx-gateway/platform spec.gatewayClassName names the GatewayClass nginx, which nothing makes there',
      location: { file: 'environments/base/environment.yaml', line: 23, column: 3 },
      clusters: ['development', 'homelab', 'media', 'staging'],
      remedy: 'Known: other. If a chart makes it, declare it in `provides.objects` of that addon.',
    });
  });

  it('tells of a Service that values take away', () => {
    const [issue] = findings('environments/base/addons/loki.yaml', 'values:\n  fullnameOverride: logs\n');
    expect(issue).toMatchObject({
      code: 'STR647',
      location: { file: 'libs/addons/loki/src/index.ts' },
      clusters: ['homelab', 'staging'],
    });
  });
});

describe('of the references of the platform that ships, broken in turn', () => {
  const { mutations, unjudged } = mutateReferences(contentsOf(workspace), REFERENCES, NO_REFERENCES);
  const missed = mutations.filter(({ cluster }) => checkCluster(cluster).length === 0);

  it('every place is judged: it names something, or there is a reason why not', () => {
    expect(unjudged).toEqual([]);
    expect(mutations.length).toBeGreaterThan(500);
  });

  it('at least 95 of 100 are told', () => {
    expect(1 - missed.length / mutations.length).toBeGreaterThanOrEqual(0.95);
  });

  it('the others are those that nobody can tell', () => {
    const unexplained = missed.filter(({ kind }) => !UNCAUGHT.some(([place]) => place.test(kind)));
    expect(unexplained.map(({ kind, description }) => `${kind}: ${description}`)).toEqual([]);
  });
});
