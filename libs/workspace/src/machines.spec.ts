import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@strata/model';
import { FixtureWorkspace, MACHINE_FILES } from '@strata/testing';
import { CONTRACTS, isReference } from '@strata/talos';
import { parseAllDocuments } from 'yaml';
import { importSchema } from './import-schema';
import { Workspace } from './workspace';

const BASE = 'talos/base/machine.yaml';

/** JSON Schemas of machine configs beside the repository. */
const SCHEMAS = join(__dirname, '../../../../shared/talos');

type Fields = Record<string, unknown>;

const documentsOf = (text: string): Fields[] =>
  (parseAllDocuments(text) as { toJS(): unknown }[]).map(
    (document) => document.toJS() as Record<string, unknown>,
  );

describe('machines', () => {
  let workspace: FixtureWorkspace;
  const open = () => new Workspace(workspace.root);
  const codes = (issues: readonly Issue[]) => issues.map(({ code }) => code);
  const configs = () => {
    const { files, issues } = open().render('talos');
    expect(issues).toEqual([]);
    return new Map(files.map(({ path, text }) => [path.replace('rendered/talos/', ''), text]));
  };

  beforeEach(() => {
    workspace = new FixtureWorkspace(MACHINE_FILES);
  });

  afterEach(() => workspace.dispose());

  it('are rendered without an issue, each as one file of several documents', () => {
    expect(open().inventoryIssues).toEqual([]);
    expect([...configs().keys()].filter((path) => path.split('/').length === 2).sort()).toEqual([
      'lab/cp-1.yaml',
      'lab/cp-2.yaml',
      'lab/cp-3.yaml',
      'lab/worker-1.yaml',
      'lab/worker-2.yaml',
    ]);
    const kinds = documentsOf(configs().get('lab/cp-1.yaml') ?? '').map((each) => each['kind'] ?? 'v1alpha1');
    expect(kinds).toEqual([
      'v1alpha1',
      'HostnameConfig',
      'LinkAliasConfig',
      'LinkConfig',
      'Layer2VIPConfig',
      'ResolverConfig',
      'TimeSyncConfig',
    ]);
  });

  it.each(CONTRACTS)(
    'are accepted by the rules of Talos %s, and by its JSON schema where it is at hand',
    async (contract) => {
      workspace.edit(BASE, 'talos: 1.12.7', `talos: ${contract}.5`);
      const schema = existsSync(SCHEMAS)
        ? readdirSync(SCHEMAS).find((name) => name.startsWith(`config-${contract}.`))
        : undefined;
      if (schema !== undefined) {
        const imported = await importSchema(workspace.root, join(SCHEMAS, schema));
        expect(imported).toMatchObject({ added: [`machine configs of Talos ${contract}`], problems: [] });
      }
      expect(configs().size).toBeGreaterThan(5);
    },
  );

  it('give addons the addresses of the control plane', () => {
    const lab = open().targets.find(({ cluster }) => cluster.name === 'lab');
    expect(lab?.cluster.network.controlPlane).toEqual(['192.0.2.11', '192.0.2.12', '192.0.2.13']);
  });

  it('hold references where Talos has keys, certificates and tokens', () => {
    const [config] = documentsOf(configs().get('lab/cp-1.yaml') ?? '');
    const { machine, cluster } = config as Record<'machine' | 'cluster', Record<string, Fields>>;
    const etcd = cluster['etcd'] as Record<string, Fields>;
    const pairs = [
      machine['ca'],
      cluster['ca'],
      cluster['aggregatorCA'],
      cluster['serviceAccount'],
      etcd['ca'],
    ];
    const single = ['id', 'secret', 'token', 'secretboxEncryptionSecret'].map((field) => cluster[field]);
    const secrets: unknown[] = [
      machine['token'],
      ...single,
      ...pairs.flatMap((pair) => Object.values(pair ?? {})),
    ];
    expect(secrets).toHaveLength(14);
    expect(secrets.filter((value) => !isReference(value))).toEqual([]);
  });

  it('keep from workers what only control planes may have', () => {
    workspace.write(
      'talos/production/lab/machine.yaml',
      'talosApiAccess: { roles: ["os:reader"], namespaces: [kube-system] }\n',
    );
    const [control, worker] = ['lab/cp-1.yaml', 'lab/worker-1.yaml'].map((file) => configs().get(file) ?? '');
    const only = ['kubernetesTalosAPIAccess', 'Layer2VIPConfig', 'etcd:', 'aggregatorCA', 'talos-key'];
    expect(only.filter((text) => control?.includes(text) !== true)).toEqual([]);
    expect(only.filter((text) => worker?.includes(text) === true)).toEqual([]);
  });

  it('take patches of every level in order, the nearest last', () => {
    const patch = (value: string) => `machine:\n  sysctls:\n    kernel.panic: "${value}"\n`;
    const levels = ['base', 'production', 'production/lab', 'production/lab/cp-1'];
    levels.forEach((level, index) =>
      workspace.write(`talos/${level}/patches/panic.yaml`, patch(String(index + 1))),
    );
    const panicOf = (file: string) => /kernel\.panic: "(\d)"/.exec(configs().get(file) ?? '')?.[1];
    expect(panicOf('lab/cp-1.yaml')).toBe('4');
    expect(panicOf('lab/cp-2.yaml')).toBe('3');
  });

  it('refuse an upgrade that skips a minor release, and order one that does not', () => {
    const { files } = open().render('talos');
    files.forEach(({ path, text }) => workspace.write(path, text));
    workspace.edit(BASE, 'talos: 1.12.7', 'talos: 1.13.9');
    expect(open().render('talos').issues).toEqual([]);
    expect(open().upgrades.map((command) => command.split(' --image')[0])).toEqual([
      'talosctl upgrade --nodes 192.0.2.11',
      'talosctl upgrade --nodes 192.0.2.12',
      'talosctl upgrade --nodes 192.0.2.13',
      'talosctl upgrade --nodes 192.0.2.21',
      'talosctl upgrade --nodes worker-2',
    ]);
    workspace.edit(BASE, 'kubernetes: 1.34.2', 'kubernetes: 1.36.0');
    expect(new Set(codes(open().render('talos').issues))).toEqual(new Set(['STR233']));
  });
});
