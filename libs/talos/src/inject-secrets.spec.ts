import fc from 'fast-check';
import { bundleValue, findReferences, injectSecrets } from './inject-secrets';
import { isReference, SECRET_FIELDS, secretReferences } from './secret-references';
import type { SecretField } from './secret-references';

const FIELD_NAMES = Object.keys(SECRET_FIELDS) as SecretField[];
const reference = secretReferences({ vault: 'production', item: 'talos-lab' });

const BUNDLE = {
  cluster: { id: 'the-id', secret: 'the-secret' },
  secrets: { bootstraptoken: 'the-token', secretboxencryptionsecret: 'the-box' },
  trustdinfo: { token: 'the-trust' },
  certs: {
    etcd: { crt: 'etcd-crt', key: 'etcd-key' },
    k8s: { crt: 'k8s-crt', key: 'k8s-key' },
    k8saggregator: { crt: 'agg-crt', key: 'agg-key' },
    k8sserviceaccount: { key: 'sa-key' },
    os: { crt: 'os-crt', key: 'os-key' },
  },
};

describe('references', () => {
  it('are known as such, and nothing else is', () => {
    expect(FIELD_NAMES.map(reference).filter((text) => !isReference(text))).toEqual([]);
    const others = [
      '',
      'op://',
      'op://vault/item',
      'xop://vault/item/field',
      'op://vault/item/field x',
      5,
      undefined,
    ];
    expect(others.filter(isReference)).toEqual([]);
  });

  it('are found in plain and quoted scalars', () => {
    const text = `a: ${reference('talos-crt')}\nb: "${reference('talos-key')}"\nc: {d: ${reference('cluster-id')}}\n`;
    expect(findReferences(text)).toEqual(
      ['cluster-id', 'talos-crt', 'talos-key'].map((field) => reference(field as SecretField)),
    );
  });

  it('are all replaced, and nothing beside them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FIELD_NAMES), { maxLength: 8 }), (fields) => {
        const text = fields.map((field, index) => `key${index}: ${reference(field)}\n`).join('');
        const injected = injectSecrets(text, (found) => `<${found.slice(found.lastIndexOf('/') + 1)}>`);
        expect(injected).toBe(fields.map((field, index) => `key${index}: <${field}>\n`).join(''));
      }),
    );
  });
});

describe('bundleValue', () => {
  it('finds every field of a cluster in a bundle of talosctl', () => {
    const values = FIELD_NAMES.map((field) => bundleValue(BUNDLE, reference(field)));
    expect(values.filter((value) => value === undefined)).toEqual([]);
    expect(new Set(values).size).toBe(FIELD_NAMES.length);
  });

  it('knows nothing of other references and of bundles that are not complete', () => {
    expect(bundleValue(BUNDLE, 'op://production/registry/password')).toBeUndefined();
    expect(bundleValue(BUNDLE, 'op://production/talos-lab/constructor')).toBeUndefined();
    expect(bundleValue({ cluster: { id: '' } }, reference('cluster-id'))).toBeUndefined();
    expect(bundleValue(undefined, reference('cluster-id'))).toBeUndefined();
  });
});
