import { resolve } from 'node:path';
import { evaluateApplicationSet } from '@strata/argocd';
import type { Problem, RegisteredCluster } from '@strata/argocd';
import { ARGOCD_FUNCTIONS, findReads, renderGoTemplate } from '@strata/go-template';
import type { Manifest } from '@strata/kubernetes';
import { checkTerraform } from '@strata/terraform';
import { readTree } from '@strata/testing';
import { evaluateSet } from '@strata/render';
import omit from 'lodash/omit';
import { parse } from 'yaml';

/** What is committed: nothing here comes from memory. */
const rendered = readTree(resolve(__dirname, '../../../rendered'));

interface SecretMetadata {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Terraform {
  readonly resource: {
    readonly kubernetes_secret_v1: Readonly<
      Record<string, { readonly metadata: SecretMetadata; readonly data?: { readonly server?: string } }>
    >;
  };
}

interface ClusterSecret {
  readonly spec: {
    readonly target: {
      readonly template: { readonly metadata: SecretMetadata; readonly data: { readonly server: string } };
    };
  };
}

const mapTexts = (texts: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));

const register = (
  { labels, annotations }: SecretMetadata,
  server: string,
  read: (text: string) => string,
): RegisteredCluster => ({
  name: labels['cluster_name'] ?? '',
  server: read(server),
  labels: mapTexts(labels, read),
  annotations: mapTexts(annotations, read),
});

/** The host of a Terraform configuration, as Terraform reads its texts. */
function hostOf(text: string): RegisteredCluster {
  const secrets = Object.values((JSON.parse(text) as Terraform).resource.kubernetes_secret_v1);
  const secret = secrets.find(
    ({ metadata }) => metadata.labels?.['argocd.argoproj.io/secret-type'] === 'cluster',
  );
  if (secret === undefined) throw new Error('no registration');
  const read = (value: string): string => value.replaceAll('$${', '${').replaceAll('%%{', '%{');
  return register(secret.metadata, secret.data?.server ?? '', read);
}

/** A virtual cluster, as External Secrets reads the template of its Secret. */
function guestOf(text: string): RegisteredCluster {
  const { metadata, data } = (parse(text) as ClusterSecret).spec.target.template;
  return register(metadata, data.server, (value) =>
    renderGoTemplate(value, {}, { functions: ARGOCD_FUNCTIONS }),
  );
}

/** Files that register virtual clusters with a host: of its bootstrap, or of what requests will make there. */
const isRegistration = (file: string, host: string): boolean =>
  file.startsWith(`bootstrap/clusters/${host}/externalsecret.`) ||
  (/^previews\/.*\/externalsecret\.argocd\.cluster-/.test(file) && file.includes(`/${host}/resources/`));

/** Every Argo CD: a host, and the virtual clusters that are registered with it. */
const instances = [...rendered].flatMap(([path, text]) => {
  const host = /^bootstrap\/terraform\/([^/]+)\/main\.tf\.json$/.exec(path)?.[1];
  if (host === undefined) return [];
  const guests = [...rendered]
    .filter(([file]) => isRegistration(file, host))
    .map(([, secret]) => guestOf(secret));
  return [{ host, clusters: [hostOf(text), ...guests] }];
});

const sets = [...rendered].filter(
  ([path]) => path.endsWith('/applicationset.yaml') || path.startsWith('bootstrap/applicationsets/'),
);

const repository = {
  urls: ['https://git.example.com/platform/strata.git'],
  files: [...rendered.keys()].map((path) => `rendered/${path}`),
  read: (file: string) => rendered.get(file.replace(/^rendered\//, '')) ?? '',
};

describe('what is rendered', () => {
  it('registers every cluster with the labels that it is selected by', () => {
    expect(instances.map(({ host, clusters }) => [host, clusters.map(({ name }) => name)])).toEqual([
      ['development', ['development']],
      ['homelab', ['homelab', 'media']],
      ['staging', ['staging']],
    ]);
  });

  it('generates exactly the predicted Applications, and one bootstrap for each cluster', () => {
    const generated = new Map<string, Manifest>();
    for (const { clusters } of instances) {
      for (const [path, text] of sets) {
        const { applications, problems } = evaluateApplicationSet(parse(text), { clusters, repository });
        expect({ path, problems }).toEqual({ path, problems: [] });
        for (const { manifest } of applications) {
          expect(generated.has(manifest.metadata.name)).toBe(false);
          generated.set(manifest.metadata.name, manifest);
        }
      }
    }
    const predicted = [...rendered]
      .filter(([path]) => path.endsWith('/application.yaml'))
      .map(([, text]) => parse(text) as Manifest);
    expect(predicted.length).toBeGreaterThan(50);
    for (const application of predicted) {
      expect(generated.get(application.metadata.name)).toEqual(application);
      generated.delete(application.metadata.name);
    }
    const clusters = instances.flatMap((instance) => instance.clusters.map(({ name }) => name));
    const paths = [...rendered.keys()].join('\n');
    const withPromises = clusters.filter((name) => paths.includes(`/clusters/${name}/promise.yaml`));
    const expected = [
      ...clusters.map((name) => `${name}-bootstrap`),
      ...withPromises.map((name) => `${name}-promises`),
      'homelab-platform-requests',
    ];
    expect([...generated.keys()].sort()).toEqual(expected.sort());
  });

  it('syncs only what exists: every path, values file and include of an Application is rendered', () => {
    for (const [path, text] of [...rendered].filter(([file]) => file.endsWith('/application.yaml'))) {
      const { sources } = (
        parse(text) as {
          spec: { sources: { path?: string; repoURL: string; helm?: { valueFiles: string[] } }[] };
        }
      ).spec;
      for (const source of sources) {
        const files = source.helm?.valueFiles.map((file) => file.replace('$values/', '')) ?? [];
        files.forEach((file) => expect(repository.files).toContain(file));
        if (repository.urls.includes(source.repoURL)) {
          const below = repository.files.filter((file) => file.startsWith(`${source.path ?? ''}/`));
          expect({ path, files: below.length > 0 }).toEqual({ path, files: true });
        }
      }
    }
  });

  it('names cluster, key, template and line for any label or annotation that a template needs and a cluster lacks', () => {
    let tried = 0;
    for (const { host, clusters } of instances) {
      for (const [path, text] of sets) {
        const lines = text.split('\n');
        for (const cluster of selectedBy(text, clusters)) {
          for (const { map, key } of needsOf(text)) {
            const rest = omit(cluster[map], key);
            const changed = clusters.map((each) => (each === cluster ? { ...each, [map]: rest } : each));
            if (selectedBy(text, changed).length < selectedBy(text, clusters).length) continue;
            const { issues } = evaluateSet({ path, text }, [{ host, clusters: changed }], repository, {
              file: path,
            });
            const missing = issues.filter(({ code }) => code === 'STR413');
            expect(missing.length).toBeGreaterThan(0);
            for (const { message, clusters: where } of missing) {
              expect(where).toEqual([cluster.name]);
              expect(message).toContain(`metadata.${map}.${key}`);
              const line = Number(/:(\d+): /.exec(message)?.[1]);
              expect(lines[line - 1]).toContain(key);
            }
            tried += 1;
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(200);
  });

  it('never lets a bootstrap Application wait for the set that generates it', () => {
    const values = rendered.get('addons/argo-cd/clusters/homelab/values.yaml') ?? '';
    const mark = 'argocd.argoproj.io/ignore-healthcheck';
    expect(values).toContain(`annotations["${mark}"] == "true"`);
    const own = [...rendered].filter(([path]) => path.startsWith('bootstrap/applicationsets/'));
    expect(own.length).toBeGreaterThan(1);
    for (const [path, text] of own) {
      // It generates no bootstrap, and requests are to wait for it.
      if (path.endsWith('/promises.yaml')) continue;
      const { annotations } = (parse(text) as Manifest).metadata;
      expect({ path, ignored: annotations?.[mark] }).toEqual({ path, ignored: 'true' });
    }
  });

  it('is Terraform whose references resolve', () => {
    const roots = [...rendered].filter(([path]) => path.endsWith('.tf.json'));
    expect(roots).toHaveLength(3);
    for (const [path, text] of roots)
      expect({ path, problems: checkTerraform(JSON.parse(text)) }).toEqual({ path, problems: [] });
  });

  it('gives Terraform files that exist', () => {
    for (const [path, text] of [...rendered].filter(([file]) => file.endsWith('.tf.json'))) {
      const files = [...text.matchAll(/\$\{path\.module\}\/([^\\"]+)/g)].map(([, file]) => file ?? '');
      expect(files.length).toBeGreaterThan(4);
      for (const file of files) expect(rendered.has(resolve('/', path, '..', file).slice(1))).toBe(true);
    }
  });
});

/** Labels and annotations that templates of a set read, of any cluster. */
function needsOf(text: string): { map: 'labels' | 'annotations'; key: string }[] {
  const found = [...text.matchAll(/\{\{.*?\}\}/g)].flatMap(([template]) =>
    findReads(template, ARGOCD_FUNCTIONS),
  );
  const keys = found.flatMap(({ path: [first, map, key] }) =>
    first === 'metadata' && (map === 'labels' || map === 'annotations') && key !== undefined
      ? [`${map}/${key}`]
      : [],
  );
  return [...new Set(keys)].map((each) => {
    const [map, key] = each.split('/') as ['labels' | 'annotations', string];
    return { map, key };
  });
}

/** The clusters that the generators of a set select, whatever their templates read. */
function selectedBy(text: string, clusters: readonly RegisteredCluster[]): RegisteredCluster[] {
  const set = parse(text) as { spec: { generators: Record<string, unknown>[]; template: unknown } };
  const generators = set.spec.generators.map((generator) => {
    const nested = (generator['matrix'] as { generators?: Record<string, unknown>[] } | undefined)
      ?.generators;
    const [{ clusters: fields }] = (nested ?? [generator]) as [{ clusters: { selector: unknown } }];
    return { clusters: { selector: fields.selector } };
  });
  const template = {
    metadata: { name: '{{ .name }}' },
    spec: {
      project: 'x',
      source: { repoURL: 'x', path: 'x' },
      destination: { name: '{{ .name }}', namespace: 'x' },
    },
  };
  const { applications, problems } = evaluateApplicationSet(
    { ...set, spec: { goTemplate: true, goTemplateOptions: ['missingkey=error'], generators, template } },
    { clusters },
  );
  expect(problems satisfies readonly Problem[]).toEqual([]);
  return applications.flatMap(({ cluster }) => clusters.filter(({ name }) => name === cluster));
}
