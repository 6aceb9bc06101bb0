import type { Addon } from '@strata/addon';
import { customResource } from '@strata/kubernetes';
import type { Cluster } from '@strata/model';
import { checkDefinitions } from './check-definitions';

const addon = (name: string, fields: Partial<Addon>): Addon =>
  ({ name, placement: { roles: ['control-plane'] }, ...fields }) as unknown as Addon;
const cluster = (name: string, role: string) =>
  ({ name, labels: { cluster_role: role } }) as unknown as Cluster;
const HOST = cluster('lab', 'control-plane');
const GUEST = cluster('guest', 'vcluster');
const BOTH = { roles: ['control-plane', 'vcluster'] } as const;
const CERTIFICATE = customResource(
  'cert-manager.io/v1',
  'Certificate',
  { name: 'tls', namespace: 'web' },
  {},
);
const definitions = ['Certificate.cert-manager.io'];

describe('checkDefinitions', () => {
  const web = addon('web', { placement: BOTH });

  it('is content where the addon or one before it installs the definition on the cluster', () => {
    const issuer = addon('issuer', { placement: BOTH, provides: { definitions } });
    expect(checkDefinitions(web, [issuer], HOST, undefined, [CERTIFICATE])).toEqual([]);
    expect(checkDefinitions(issuer, [], HOST, undefined, [CERTIFICATE])).toEqual([]);
  });

  it('tells where nothing before it installs the definition', () => {
    expect(checkDefinitions(web, [], HOST, undefined, [CERTIFICATE])).toEqual([
      'Certificate web/tls needs the definition of Certificate.cert-manager.io, which neither web nor an addon that it depends on installs there',
    ]);
  });

  it('tells where the addon that installs it is on the host only, unless its guests have it too', () => {
    const issuer = addon('issuer', { provides: { definitions } });
    expect(checkDefinitions(web, [issuer], GUEST, HOST, [CERTIFICATE])).toHaveLength(1);
    const shared = addon('issuer', { provides: { definitions, definitionsOnGuests: definitions } });
    expect(checkDefinitions(web, [shared], GUEST, HOST, [CERTIFICATE])).toEqual([]);
  });

  it('knows that Argo CD and its kinds are where Argo CD runs, and nowhere else', () => {
    const project = customResource(
      'argoproj.io/v1alpha1',
      'AppProject',
      { name: 'x', namespace: 'argocd' },
      {},
    );
    expect(checkDefinitions(web, [], HOST, undefined, [project])).toEqual([]);
    expect(checkDefinitions(web, [], GUEST, HOST, [project])).toHaveLength(1);
  });
});
