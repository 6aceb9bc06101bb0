import { parseAllDocuments } from 'yaml';
import { checkFields } from '../check-fields';
import type { Contract } from '../contract';
import { CONTRACTS } from '../contract';
import type { TalosDocument } from '../document';
import { applyPatches } from '../patch/apply-patches';
import { checkMachineConfig } from './check-machine-config';
import CASES from './machine-configs.cases.json';

/** A change to a machine config that Talos accepts. */
interface Case {
  readonly name: string;
  readonly role: string;
  /** In the syntax of Talos. */
  readonly patch: string;
  /** Releases whose own `talosctl validate --mode metal` refuses the result; recorded. */
  readonly refusedByTalos: readonly string[];
  /** Our problems by the releases that have them. */
  readonly problems: Readonly<Record<string, readonly string[] | undefined>>;
}

const cases: readonly Case[] = CASES;
const refused = cases.filter(({ refusedByTalos }) => refusedByTalos.length > 0);

/** What Talos finds out only when it is too late, or lets Kubernetes find out. */
const STRICTER: readonly string[] = [
  'a disk selector without a condition',
  'a webhook without one',
  'a webhook of another authorizer',
  'a network of pods that is no CIDR',
  'a file outside var',
  'a shared address on a worker',
];

const secret = (field: string): string => `op://lab/talos-lab/${field}`;

/** The least that Talos accepts of a machine. */
function smallestConfig(role: string): TalosDocument {
  const isControlPlane = role === 'controlplane';
  const ca = (name: string) => ({
    crt: secret(`${name}-crt`),
    ...(isControlPlane ? { key: secret(`${name}-key`) } : {}),
  });
  return {
    version: 'v1alpha1',
    machine: {
      type: role,
      token: secret('machine-token'),
      ca: ca('machine-ca'),
      install: { disk: '/dev/sda', image: 'factory.talos.dev/metal-installer/abc:v1.12.7' },
    },
    cluster: {
      id: secret('cluster-id'),
      secret: secret('cluster-secret'),
      token: secret('cluster-token'),
      clusterName: 'lab',
      controlPlane: { endpoint: 'https://192.0.2.10:6443' },
      ca: ca('cluster-ca'),
      ...(isControlPlane
        ? { etcd: { ca: ca('etcd-ca') }, serviceAccount: { key: secret('service-account-key') } }
        : {}),
    },
  };
}

/** What is wrong with the smallest config once a patch has been applied. */
function problemsOf(contract: Contract, { role, patch }: Case): string[] {
  const documents = parseAllDocuments(patch).map((document) => document.toJS() as TalosDocument);
  const patched = applyPatches(contract, [smallestConfig(role)], [documents]);
  if ('problems' in patched)
    return patched.problems.map(({ path, message }) => `${path.join('.')} ${message}`);
  return [
    ...checkFields(contract, patched.documents),
    ...checkMachineConfig(contract, patched.documents),
  ].flatMap(({ severity, document, path, message }) => {
    const [, kind] = document.split('/');
    const place = [...(kind === undefined ? [] : [kind]), path.join('.')];
    return severity === 'error' ? [`${place.join(' ')} ${message}`.trim()] : [];
  });
}

describe.each(CONTRACTS)('checks of machine configs for Talos %s', (contract) => {
  it.each(cases)('$name', (each) => {
    const [, expected = []] =
      Object.entries(each.problems).find(([releases]) => releases.split(', ').includes(contract)) ?? [];
    expect(problemsOf(contract, each)).toEqual(expected);
  });

  it('refuse what Talos refuses, and nothing else by mistake', () => {
    for (const each of cases) {
      const isRefused = problemsOf(contract, each).length > 0;
      const byTalos = each.refusedByTalos.includes(contract);
      expect([each.name, isRefused]).toEqual([each.name, byTalos || STRICTER.includes(each.name)]);
    }
  });
});

describe('the recorded cases', () => {
  it('are many, and some are accepted', () => {
    expect(refused.length).toBeGreaterThanOrEqual(120);
    expect(cases.length - refused.length - STRICTER.length).toBeGreaterThanOrEqual(10);
  });
});

describe('checkFields', () => {
  const warnings = (contract: Contract, patch: TalosDocument): string[] => {
    const patched = applyPatches(contract, [smallestConfig('controlplane')], [[patch]]);
    if ('problems' in patched) throw new Error('the patch does not fit');
    return checkFields(contract, patched.documents)
      .filter(({ severity }) => severity === 'warning')
      .map(({ path, message, remedy = '' }) => `${path.join('.')} ${message}: ${remedy}`);
  };

  it('names the document that replaces a deprecated field', () => {
    const patch = { machine: { network: { hostname: 'cp-1' }, env: { HTTP_PROXY: 'http://192.0.2.5' } } };
    expect(warnings('1.11', patch)).toEqual([]);
    expect(warnings('1.12', patch)).toEqual([
      'machine.network.hostname is deprecated in Talos 1.12: Use a HostnameConfig document.',
    ]);
    expect(warnings('1.13', patch)).toEqual([
      'machine.env is deprecated in Talos 1.13: Use an EnvironmentConfig document.',
      expect.stringMatching(
        /^machine\.network is deprecated in Talos 1\.13: Use LinkConfig, .*HostnameConfig/,
      ),
    ]);
  });
});
