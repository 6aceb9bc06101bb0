import type { Addon, BootstrapSecret } from '@strata/addon';
import { checkBootstrapSecrets } from './check-bootstrap-secrets';
import type { ClusterTarget } from './platform';

const secret = (name: string, key: string, variable: string): BootstrapSecret => ({
  name,
  key,
  variable,
  description: 'A token',
});
const source = (name: string, bootstrapSecrets: () => readonly BootstrapSecret[]) => ({
  addon: {
    name,
    namespace: { name },
    placement: { roles: ['control-plane'] },
    bootstrapSecrets,
  } as unknown as Addon,
  folder: name,
  definitionOrigin: { name, file: `${name}.ts`, locate: () => ({ line: 7, column: 3 }) },
});
const target = (name: string, role: string, host?: string) =>
  ({ cluster: { name, host, labels: { cluster_role: role } }, facts: {} }) as unknown as ClusterTarget;
const TARGETS = [target('guest', 'vcluster', 'lab'), target('lab', 'control-plane')];

const check = (...secrets: (() => readonly BootstrapSecret[])[]) =>
  checkBootstrapSecrets(
    secrets.map((each, index) => source(`addon-${index + 1}`, each)),
    TARGETS,
  );

describe('checkBootstrapSecrets', () => {
  it('is content with a variable for each field', () => {
    const first = () => [secret('store', 'token', 'token'), secret('store', 'user', 'user')];
    expect(check(first, () => [secret('store', 'token', 'other_token')])).toEqual([]);
  });

  it('tells of a function that throws, on the clusters that are bootstrapped', () => {
    const fail = () => {
      throw new Error('no such fact');
    };
    expect(check(fail)).toEqual([
      {
        code: 'STR221',
        message: 'bootstrapSecrets of addon-1 fails: no such fact',
        location: { file: 'addon-1.ts', line: 7, column: 3 },
        clusters: ['lab'],
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'bootstrapSecrets of'],
    ['no key', [{ name: 'a', variable: 'b', description: '' }], 'bootstrapSecrets[0].key of'],
    ['a variable that Terraform refuses', [secret('a', 'b', 'a.b')], 'bootstrapSecrets[0].variable of'],
    ['a variable that Terraform keeps', [secret('a', 'b', 'count')], 'bootstrapSecrets[0].variable of'],
  ])('tells of %s', (_, secrets, message) => {
    const issues = check(() => secrets as BootstrapSecret[]);
    expect(issues).toEqual([
      expect.objectContaining({ code: 'STR221', message: expect.stringContaining(message) as string }),
    ]);
  });

  it('names both Secrets that take one variable, and where', () => {
    const issues = check(
      () => [secret('store', 'token', 'token')],
      () => [secret('git', 'password', 'token')],
    );
    expect(issues).toMatchObject([
      {
        code: 'STR221',
        message:
          'the Secrets addon-1/store of addon-1 and addon-2/git of addon-2 both take the variable token',
        location: { file: 'addon-2.ts' },
        related: [{ location: { file: 'addon-1.ts' } }],
        clusters: ['lab'],
      },
    ]);
  });
});
