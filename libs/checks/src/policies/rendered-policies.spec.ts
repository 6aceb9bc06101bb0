import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatPath, isMap } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { parse, parseAllDocuments } from 'yaml';
import { checkPolicies } from './check-policies';
import type { ChecksConfig } from './checks-config';
import { EXAMPLE_CLUSTER, EXAMPLE_FACTS } from './example-place';
import { judgeProblems } from './judge-problems';

const ROOT = resolve(__dirname, '../../../..');
const RENDERED = join(ROOT, 'rendered');

const objectsIn = (text: string): Manifest[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest)
    .filter((value) => isMap(value) && 'apiVersion' in value && 'kind' in value);

const { repository } = parse(readFileSync(join(ROOT, 'environments/base/environment.yaml'), 'utf8')) as {
  repository: typeof EXAMPLE_FACTS.repository;
};

const FACTS = { ...EXAMPLE_FACTS, repository };

function problemsOf(file: string, object: Manifest) {
  const [, addon] = /^addons\/([^/]+)\//.exec(file) ?? [];
  const [, name = 'homelab'] = /\/clusters\/([^/]+)\//.exec(file) ?? [];
  const cluster = { ...EXAMPLE_CLUSTER, name };
  return checkPolicies({ object, addon, cluster, facts: FACTS }).map((problem) => ({
    ...problem,
    object,
    addon,
    cluster: name,
  }));
}

describe('the policies on rendered/', () => {
  const objects = readdirSync(RENDERED, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      objectsIn(readFileSync(join(RENDERED, file), 'utf8')).map((object) => [file, object] as const),
    );

  it('find nothing that environments/checks.ts does not give a reason for', () => {
    // By its path: what a workspace configures belongs to no library.
    const module = require(join(ROOT, 'environments/checks')) as { default: ChecksConfig };
    const problems = objects.flatMap(([file, object]) => problemsOf(file, object));
    const judgement = judgeProblems(problems, module.default, '2026-11-23');
    expect(objects.length).toBeGreaterThan(300);
    expect(
      judgement.problems.map(
        ({ code, object, path, message }) =>
          `${code} ${describeManifest(object)} ${formatPath(path)} ${message}`,
      ),
    ).toEqual([]);
    expect(judgement.configProblems).toEqual([]);
  });
});
