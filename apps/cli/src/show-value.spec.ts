import fc from 'fast-check';
import { isSecretPath, maskValue, showValue } from './show-value';

/** The steps of a JSON pointer without its first slash. */
const stepsOf = (path: string): string[] => path.split('/').map((step) => step.replace('~1', '/'));

const SECRET = 'resource/kubernetes_secret_v1/argocd__repository';

describe('isSecretPath', () => {
  it.each([
    'adminPassword',
    'values.auth.secrets.db',
    'auth/secrets/db',
    'stringData/api_key/deep',
    'onepassword',
    'externalSecrets/db/password',
    'credentials_by_name/db',
    'metadata/secrets/labels/db',
    'labels/token',
    'password/description',
    'variable/repository_password',
    'variable/repository_password/default',
    'variable/repository_password/default/deep',
    'variable/database/password',
    'resource/db_secret',
    'resource/plain/name/password',
    'resource/token/a/b/c',
    'data/kubernetes_secret_v1/argocd__repository/type',
    `${SECRET}/data/server`,
    `${SECRET}/data_wo/username`,
    `${SECRET}/binary_data/key`,
    `${SECRET}/metadata/annotations/token`,
    'resource/kubernetes_namespace_v1/external-secrets/metadata/annotations/token',
  ])('takes %s for confidential', (path) => {
    expect(isSecretPath(stepsOf(path))).toBe(true);
  });

  it.each([
    'replicas',
    'spec/secretName',
    'spec/secretStoreRef/name',
    'spec/provider/onepassword/connectHost',
    'values.externalSecrets.replicas',
    'metadata/labels/argocd.argoproj.io~1secret-type',
    `${SECRET}/metadata/labels/argocd.argoproj.io~1secret-type`,
    'spec/secrets/matchLabels/tier',
    'terraform/backend/kubernetes/secret_suffix',
    'variable/repository_password/description',
    'variable/repository_password/validation/error_message',
    'variable/connect_token_revision/default',
    `${SECRET}/type`,
    `${SECRET}/metadata/name`,
    `${SECRET}/metadata/annotations/base_domain`,
    `${SECRET}/lifecycle/prevent_destroy`,
    `${SECRET}/data_wo_revision`,
    'resource/kubernetes_namespace_v1/external-secrets/metadata/name',
  ])('does not take %s for confidential', (path) => {
    expect(isSecretPath(stepsOf(path))).toBe(false);
  });
});

describe('maskValue', () => {
  it('hides what is confidential, at any depth, and keeps what is true or false', () => {
    const secret = { type: 'Opaque', data: { user: 'hunter2' }, metadata: { name: 'lab' } };
    const path = ['resource', 'kubernetes_secret_v1', 'argocd__lab'];
    expect(maskValue([...path, 'metadata'], secret.metadata)).toEqual({ name: 'lab' });
    expect(maskValue([...path, 'data'], secret.data)).toBe('***');
    expect(
      JSON.stringify(maskValue([], { resource: { kubernetes_secret_v1: { a: secret } } })),
    ).not.toContain('hunter2');
    expect(maskValue(['users'], [{ name: 'me', password: 'hunter2' }])).toEqual([
      { name: 'me', password: '***' },
    ]);
    expect(maskValue(['tokens'], ['hunter2'])).toBe('***');
    expect(maskValue(['secrets', 'enabled'], true)).toBe(true);
    expect(maskValue(['secret'], undefined)).toBeUndefined();
  });

  it('never shows a value under a key that ends in a confidential word', () => {
    const step = fc.oneof(
      fc.constantFrom('resource', 'variable', 'kubernetes_secret_v1', 'metadata', 'onepassword', 'a.b'),
      fc.nat(9),
    );
    const key = fc.constantFrom('password', 'dbPassword', 'api_key', 'token', 'clientSecret', 'privateKey');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), key, (path, last) => {
        expect(maskValue([...path, last], 'hunter2')).toBe('***');
      }),
    );
  });
});

describe('showValue', () => {
  it.each([
    [['a'], undefined, '(nothing)'],
    [['a'], { password: 'hunter2' }, '{"password":"***"}'],
    [['password'], 'hunter2', '***'],
    [['a'], 'x'.repeat(200), `"${'x'.repeat(99)} …`],
  ])('shows at %s the value %j as %s', (path, value, text) => {
    expect(showValue(path, value)).toBe(text);
  });
});
