import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { CORE_API_VERSIONS } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { CRD_DIRECTORY, missingDefaults, readDefinitions, readTree } from '@strata/testing';
import { parse, parseAllDocuments } from 'yaml';

const REPOSITORY = resolve(__dirname, '../../..');
const ROUND_TRIP = resolve(REPOSITORY, 'libs/testing/src/round-trip.mjs');

const rendered = readTree(resolve(REPOSITORY, 'rendered'));
const manifests = [...rendered]
  .filter(([path]) => path.includes('/manifests/'))
  .map(([file, text]) => ({ file, text, object: parse(text) as Manifest }));

const readAll = (text: string, version: '1.1' | '1.2'): unknown[] =>
  (parseAllDocuments(text, { version }) as { toJS(): unknown }[]).map((document) => document.toJS());

describe('the rendered platform', () => {
  it('has objects of built-in kinds that the official client reads and writes without loss', () => {
    const core: ReadonlySet<string> = new Set(Object.values(CORE_API_VERSIONS));
    const objects = manifests.filter(({ object }) => core.has(object.apiVersion));
    expect(objects.length).toBeGreaterThan(100);
    const input = JSON.stringify(objects.map(({ file, text }) => ({ file, text })));
    expect(execFileSync(process.execPath, [ROUND_TRIP], { input, encoding: 'utf8' })).toBe('[]');
  }, 30_000);

  it('reads the same with a YAML 1.1 and a YAML 1.2 reader', () => {
    for (const [path, text] of rendered) {
      if (!/\.(?:ya?ml|json)$/.test(path)) continue;
      expect(readAll(text, '1.1')).toEqual(readAll(text, '1.2'));
    }
  });

  it('has exactly one default StorageClass on every host cluster', () => {
    const defaults = manifests
      .filter(({ object }) => object.kind === 'StorageClass')
      .filter(
        ({ object }) =>
          object.metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true',
      )
      .map(({ file }) => file.split('/clusters/')[1]?.split('/')[0]);
    expect(defaults.sort()).toEqual(['development', 'homelab', 'staging']);
  });

  it('has both halves of a NetworkPolicy for every route on a cluster that renders policies', () => {
    const routes = manifests.filter(
      ({ file, object }) => object.kind === 'HTTPRoute' && !file.includes('/media/'),
    );
    expect(routes.length).toBeGreaterThan(0);
    for (const { file, object } of routes.filter(
      ({ object: route }) => !route.metadata.name.endsWith('-redirect'),
    )) {
      const { name, namespace = '' } = object.metadata;
      const directory = file.slice(0, file.lastIndexOf('/'));
      expect([...rendered.keys()]).toEqual(
        expect.arrayContaining([
          `${directory}/networkpolicy.${namespace}.allow-gateway-to-${name}.yaml`,
          `${directory}/networkpolicy.nginx-gateway.allow-${namespace}-${name}.yaml`,
        ]),
      );
    }
  });

  it('has no Secret, however it is written', () => {
    const hits = [...rendered].filter(([, text]) =>
      /^\s*(?:- )?["']?kind["']?:\s*["']?Secret["']?\s*$/m.test(text),
    );
    const owners = hits.map(([path, text]) => ({ path, body: /^\s*(?:stringData|data):/m.test(text) }));
    expect(owners.filter(({ body, path }) => body && path.includes('/manifests/secret.'))).toEqual([]);
    expect(manifests.filter(({ object }) => object.kind === 'Secret')).toEqual([]);
  });

  const definitions = readDefinitions(CRD_DIRECTORY);
  const withDefinitions = definitions.size > 0 ? it : it.skip;

  // Needs CustomResourceDefinitions beside the repository, in `../shared/crds`.
  withDefinitions(
    'carries every default that the API server would add, so that a synced object shows no difference',
    () => {
      const objects = [...rendered]
        .filter(([path]) => path.endsWith('.yaml') && !/(?:^talos\/|\/values\.yaml$)/.test(path))
        .map(([file, text]) => ({ file, object: parse(text) as Manifest }));
      const known = objects.flatMap(({ file, object }) => {
        const schema = definitions.get(`${object.apiVersion}/${object.kind}`);
        return schema === undefined ? [] : [{ file, object, schema }];
      });
      expect(known.length).toBeGreaterThan(150);
      const missing = known.flatMap(({ file, object, schema }) =>
        missingDefaults(object, schema).map((field) => `${file}#${field}`),
      );
      expect(missing).toEqual([]);
      const route = known.find(({ object }) => object.kind === 'HTTPRoute');
      const spec = { ...(route?.object['spec'] as object), parentRefs: [{ name: 'platform' }] };
      expect(missingDefaults({ ...(route?.object as Manifest), spec }, route?.schema ?? {})).toEqual([
        '/spec/parentRefs/0/group',
        '/spec/parentRefs/0/kind',
      ]);
    },
  );
});
