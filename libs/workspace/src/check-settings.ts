import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSchema, compileAdmissionPolicy, validateChecksConfig } from '@strata/checks';
import type { AdmissionPolicy, ChecksConfig } from '@strata/checks';
import { formatPath, isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import type { Issue, Location } from '@strata/model';
import { locationOf } from '@strata/render';
import { KindCatalogue } from '@strata/schema';
import { originOf } from './load-definition';
import { loadDefaultExport } from './load-module';
import { readEntries } from './read-entries';

/** Which checks count and where they do not, in TypeScript. */
export const CHECKS_FILE = 'environments/checks.ts';

/** Policies in CEL that every object is judged by. */
export const POLICIES_DIRECTORY = 'environments/policies';

/** How the objects of a workspace are judged. */
export interface CheckSettings {
  readonly config: ChecksConfig;
  readonly policies: readonly AdmissionPolicy[];
  /** What is wrong with them. */
  readonly issues: readonly Issue[];
  /** Where the configuration says something. */
  readonly locate: (path: Path) => Location;
}

/** Reads how objects are judged; what cannot be read is reported and judges nothing. */
export function readCheckSettings(root: string): CheckSettings {
  const issues: Issue[] = [];
  const policies = readPolicies(root, issues);
  if (!existsSync(join(root, CHECKS_FILE))) {
    return { config: {}, policies, issues, locate: () => ({ file: CHECKS_FILE }) };
  }
  const origin = originOf(root, CHECKS_FILE, 'defineChecks');
  const locate = (path: Path): Location => locationOf(origin, path);
  const loaded = loadDefaultExport(root, CHECKS_FILE);
  if ('issues' in loaded) return { config: {}, policies, issues: [...issues, ...loaded.issues], locate };
  const problems = validateChecksConfig(loaded.value);
  issues.push(
    ...problems.map(({ path, ...problem }): Issue => ({
      ...problem,
      message: `${path.join('.')} ${problem.message}`.trim(),
      location: locate(path),
    })),
  );
  const config = isMap(loaded.value) ? (loaded.value as ChecksConfig) : {};
  return { config, policies, issues, locate };
}

function readPolicies(root: string, issues: Issue[]): AdmissionPolicy[] {
  return readEntries(root, POLICIES_DIRECTORY, []).flatMap(({ name, isDirectory }) => {
    const file = `${POLICIES_DIRECTORY}/${name}`;
    if (name.startsWith('.') || name === 'README.md') return [];
    if (isDirectory || !/\.ya?ml$/.test(name)) {
      const remedy = `Move or remove it; ${POLICIES_DIRECTORY}/ has policies in YAML.`;
      issues.push({ code: 'STR209', message: `nothing reads ${file}`, location: { file }, remedy });
      return [];
    }
    return readPolicyFile(root, file, issues);
  });
}

/** The policies in a file; bindings say where the API server applies them, which is everywhere here. */
function readPolicyFile(root: string, file: string, issues: Issue[]): AdmissionPolicy[] {
  const { parseAllDocuments } = require('yaml') as typeof import('yaml');
  const documents = parseAllDocuments(readFileSync(join(root, file), 'utf8'));
  return documents.flatMap((document, index) => {
    const [error] = document.errors;
    if (error !== undefined) {
      const [start] = error.linePos ?? [];
      const message = error.message.split('\n')[0] ?? '';
      issues.push({ code: 'STR101', message, location: { file, line: start?.line, column: start?.col } });
      return [];
    }
    const policy: unknown = document.toJS();
    const lines = readFileSync(join(root, file), 'utf8');
    const refuse = (path: Path, message: string): void => {
      const location = { file, ...positionOf(lines, index, path) };
      issues.push({ code: 'STR674', message, location });
    };
    if (!isPolicy(policy)) {
      const isBinding = isMap(policy) && policy['kind'] === 'ValidatingAdmissionPolicyBinding';
      // A binding says where the API server applies a policy; here it applies everywhere.
      if (policy !== null && !isBinding) refuse([], 'only a ValidatingAdmissionPolicy judges objects');
      return [];
    }
    const { problems } = checkSchema(policy, new KindCatalogue());
    if (problems.length > 0) {
      const { name } = policy.metadata;
      problems.forEach(({ path, message }) => refuse(path, `${name} ${formatPath(path)} ${message}`));
      return [];
    }
    const compiled = compileAdmissionPolicy(policy);
    if ('policy' in compiled) return [compiled.policy];
    for (const { path, message } of compiled.problems) {
      refuse(path, `${policy.metadata.name} ${formatPath(path)} ${message}`);
    }
    return [];
  });
}

const isPolicy = (value: unknown): value is Manifest =>
  isMap(value) && value['kind'] === 'ValidatingAdmissionPolicy' && isMap(value['metadata']);

function positionOf(text: string, index: number, path: Path): { line?: number; column?: number } {
  const { LineCounter, parseAllDocuments } = require('yaml') as typeof import('yaml');
  const lineCounter = new LineCounter();
  const document = parseAllDocuments(text, { lineCounter })[index];
  const steps = [...path];
  while (steps.length > 0) {
    const node = document?.getIn(steps, true) as { range?: [number] } | undefined;
    if (node?.range !== undefined) {
      const { line, col } = lineCounter.linePos(node.range[0]);
      return { line, column: col };
    }
    steps.pop();
  }
  return {};
}
