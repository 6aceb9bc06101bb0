import { isError } from '@strata/model';
import { formatIssues } from '@strata/report';
import { FixtureWorkspace, MACHINE_FILES } from '@strata/testing';
import { sourceReader } from './run-project';
import { Workspace } from './workspace';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const random = (length: number): string => 'k9vQ2xZ7pLw4Rt8Yb3Ns6Hd1'.repeat(4).slice(0, length);
const pem = (what: string): string =>
  `-----BEGIN ${what}-----\n${base64(random(60))}\n-----END ${what}-----\n`;

/** Every kind of confidential value that a cluster has, as a text. */
const SECRETS: Readonly<Record<string, string>> = {
  'a key in PEM': pem('EC PRIVATE KEY'),
  'a certificate in PEM': pem('CERTIFICATE'),
  'a key in base64': base64(pem('ED25519 PRIVATE KEY')),
  'a certificate in base64': base64(pem('CERTIFICATE')),
  'a bootstrap token': 'acr01o.eqt97yn8wtdyeat4',
  'a JSON web token': `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${random(20)}`,
  'credentials in a URL': 'https://user:hunter2hunter2@example.com/x',
  'an access token': `ghp_${random(30)}`,
  'a Secret': 'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\n',
  'a password in an argument': 'password=hunter2hunter2',
};

const LEVELS = ['talos/base', 'talos/production', 'talos/production/lab', 'talos/production/lab/cp-1'];

/** All of them in a field of a layer that takes free texts. */
const LAYER = `annotations: ${JSON.stringify(
  Object.fromEntries(Object.values(SECRETS).map((secret, index) => [`example.com/note-${index}`, secret])),
)}\n`;

/** Each of them where a patch can hold one: an argument, a file, a manifest, a variable. */
const PATCH = (() => {
  const all = Object.values(SECRETS);
  const every = (first: number): string[] => all.filter((_, index) => index % 4 === first);
  const keyed = (texts: readonly string[]): Record<string, string> =>
    Object.fromEntries(texts.map((text, index) => [`note.${index}`, text]));
  return JSON.stringify({
    machine: {
      sysctls: keyed(every(0)),
      files: every(1).map((content, index) => ({
        path: `/var/etc/${index}`,
        op: 'create',
        permissions: 0o600,
        content,
      })),
      env: keyed(every(3)),
    },
    cluster: { inlineManifests: every(2).map((contents, index) => ({ name: `x${index}`, contents })) },
  });
})();

/** Fields of Talos that are confidential whatever they hold. */
const FIELDS = [
  'machine: { token: anything }',
  'cluster: { ca: { key: anything } }',
  'cluster: { secret: anything }',
  'cluster: { secretboxEncryptionSecret: anything }',
  'cluster: { serviceAccount: { key: anything } }',
  'machine: { registries: { config: { registry.example.com: { auth: { username: me, password: anything } } } } }',
  'machine: { network: { interfaces: [{ interface: wg0, addresses: [192.0.2.250/32], wireguard: { privateKey: anything, peers: [] } }] } }',
  `apiVersion: v1alpha1
kind: VolumeConfig
name: STATE
encryption: { provider: luks2, keys: [{ slot: 0, static: { passphrase: anything } }] }`,
];

describe('confidential values', () => {
  /** What a workspace with a file is refused with. */
  function refuse(file: string, text: string, project = 'talos'): { places: string[]; report: string } {
    const workspace = new FixtureWorkspace(MACHINE_FILES);
    try {
      const old = file.endsWith('machine.yaml') ? (MACHINE_FILES[file] ?? '') : '';
      workspace.write(file, `${old}${text}`);
      // One machine is enough, and those that are left do not matter to the others.
      ['cp-2', 'cp-3', 'worker-1', 'worker-2'].forEach((node) =>
        workspace.remove(`talos/production/lab/${node}`),
      );
      const opened = new Workspace(workspace.root);
      const { files, issues } = opened.render(project);
      const all = [...opened.inventoryIssues, ...issues].filter(isError);
      expect(files).toEqual([]);
      const report = formatIssues(all, { color: false, readSource: sourceReader(workspace.root) });
      const places = all.flatMap(({ code, message }) => (code === 'STR432' ? [message] : []));
      return { places, report };
    } finally {
      workspace.dispose();
    }
  }

  it.each(LEVELS)('are refused in a layer, in %s, and not repeated', (level) => {
    const { places, report } = refuse(`${level}/machine.yaml`, LAYER);
    Object.keys(SECRETS).forEach((_, index) => {
      expect(places.filter((place) => place.includes(`note-${index} `))).toHaveLength(1);
    });
    expect(report).not.toContain('hunter2');
    expect(report).not.toContain(base64(random(60)));
    expect(report).not.toContain('eqt97yn8wtdyeat4');
  });

  it.each(LEVELS)('are refused in a patch, in %s, and not repeated', (level) => {
    const { places, report } = refuse(`${level}/patches/x.yaml`, PATCH);
    expect(places).toHaveLength(Object.keys(SECRETS).length);
    expect(report).not.toContain('hunter2');
  });

  it.each(LEVELS)('are refused in fields of Talos that hold nothing else, in %s', (level) => {
    for (const field of FIELDS) {
      const { places, report } = refuse(`${level}/patches/x.yaml`, `${field}\n`);
      expect(places).toHaveLength(1);
      expect(report).not.toContain('anything');
    }
  });

  it('are refused in what matchbox serves', () => {
    const notes = Object.fromEntries(Object.values(SECRETS).map((secret, index) => [`note${index}`, secret]));
    const group = `profile: default\nselector: { rescue: 'yes' }\nmetadata: ${JSON.stringify(notes)}\n`;
    expect(refuse('matchbox/groups/rescue.yaml', group, 'matchbox').places).toHaveLength(
      Object.keys(SECRETS).length,
    );
    for (const secret of Object.values(SECRETS)) {
      expect(refuse('matchbox/generic/rescue.txt', secret, 'matchbox').places).toHaveLength(1);
    }
  });
});
