import fc from 'fast-check';
import { maskSecrets } from './mask-secrets';

describe('maskSecrets', () => {
  it.each([
    ['password: hunter2', 'password: ***'],
    ['  adminPassword: "hunter2"', '  adminPassword: ***'],
    ['- token: hunter2', '- token: ***'],
    ['PASSWD: hunter2', 'PASSWD: ***'],
    ['api_key: hunter2', 'api_key: ***'],
    ['api-key: hunter2', 'api-key: ***'],
    ['apiKey: hunter2', 'apiKey: ***'],
    ['private-key: hunter2', 'private-key: ***'],
    ['"clientSecret": "hunter2",', '"clientSecret": ***'],
    ["'db.credentials' : hunter2", "'db.credentials' : ***"],
    ['auth: { user: me, password: hunter2, port: 1 }', 'auth: { user: me, password: ***'],
    ['{"user":"me","password":"hunter2"}', '{"user":"me","password":***'],
    ["  password: 'hunter2', // TypeScript", '  password: ***'],
  ])('hides the value of %s', (line, masked) => {
    expect(maskSecrets(line)).toBe(masked);
  });

  it.each([
    ['replicas: 3'],
    ['# how to rotate a password'],
    ['name: web'],
    ['server: https://token.example.com:8443/path'],
    ['keys: [a, b]'],
  ])('keeps %s', (line) => {
    expect(maskSecrets(line)).toBe(line);
  });

  it.each([
    [
      'a block scalar',
      'password: |\n  hunter2\n\n  hunter2\nport: 1',
      'password: ***\n  ***\n\n  ***\nport: 1',
    ],
    ['a folded text', 'a:\n  token: >-\n    hunter2\n  port: 1', 'a:\n  token: ***\n    ***\n  port: 1'],
    ['a quoted text', 'token: "hunter2\n  hunter2"\nport: 1', 'token: ***\n  ***\nport: 1'],
    ['a text on the next line', 'token:\n  hunter2\nport: 1', 'token:\n  ***\nport: 1'],
    ['a list', 'tokens:\n  - hunter2\n  - hunter2\nport: 1', 'tokens:\n  ***\n  ***\nport: 1'],
    ['a list that is not indented', 'tokens:\n- hunter2\n- hunter2\nport: 1', 'tokens:\n***\n***\nport: 1'],
    ['a map', 'secrets:\n  database: hunter2\nport: 1', 'secrets:\n  ***\nport: 1'],
    [
      'an item of a list',
      '- token: |\n    hunter2\n  port: 1\n- port: 2',
      '- token: ***\n    ***\n  port: 1\n- port: 2',
    ],
  ])('hides all lines of %s', (_, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    ['credentials in a URL', 'url: https://me:hunter2@example.com/x', 'url: https://***@example.com/x'],
    ['a key in a line', 'a: "-----BEGIN EC PRIVATE KEY-----\\nhunter2"', 'a: "***"'],
    [
      'a key over several lines',
      'a: |\n  -----BEGIN EC PRIVATE KEY-----\n  hunter2\n  hunter2\n  -----END EC PRIVATE KEY-----\nb: 1',
      'a: |\n  ***\n  ***\n  ***\n  -----END EC PRIVATE KEY-----\nb: 1',
    ],
    ['a key in base64', 'a: LS0tLS1CRUdJTiBFQyBQUklWQVRF', 'a: ***'],
    ['a bootstrap token', 'a: acr01o.eqt97yn8wtdyeat4', 'a: ***'],
  ])('hides %s, whatever its key', (_, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it('keeps what says where a secret is kept', () => {
    const text = 'secretStoreRef:\n  kind: ClusterSecretStore\n  name: lab\nsecretStore:\n  vault: lab';
    expect(maskSecrets(text)).toBe(text);
  });

  it('never shows the value of any secret-like key, and keeps every line', () => {
    const word = fc.constantFrom(
      'password',
      'Token',
      'SECRET',
      'api_key',
      'apiKey',
      'credential',
      'privateKey',
    );
    const affix = fc.stringMatching(/^[\w.-]{0,4}$/);
    const indentation = fc.constantFrom('', '  ', '- ', '    - ');
    const form = fc.constantFrom(
      (value: string) => value,
      (value: string) => `"${value}"`,
      (value: string) => `[${value}]`,
      (value: string) => `|\n          ${value}\n          ${value}`,
    );
    fc.assert(
      fc.property(indentation, affix, word, affix, form, (space, before, name, after, write) => {
        const text = `first: 1\n${space}${before}${name}${after}: ${write('hunter2')}\nlast: 2`;
        const masked = maskSecrets(text);
        expect(masked).not.toContain('hunter2');
        expect(masked).toMatch(/^first: 1\n[^]*\nlast: 2$/);
        expect(masked.split('\n')).toHaveLength(text.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });
});
