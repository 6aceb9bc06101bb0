import { DirectiveError, withOrigin } from '@strata/compose';
import type { Layer, Origin, Path, Position } from '@strata/compose';
import type { Issue, IssueCode } from '@strata/model';
import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { parseOverlay } from './parse-overlay';

/** More aliases than any hand-written overlay has; nested ones multiply. */
const MAX_ALIASES = 100;

const FORBIDDEN_KEYS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

const YAML_CODES: Readonly<Record<string, IssueCode>> = { DUPLICATE_KEY: 'STR102', MULTIPLE_DOCS: 'STR105' };

/** A YAML source as a layer, or everything that is wrong with it. */
export interface YamlReading {
  readonly layer?: Layer;
  /** What its document holds, before words are read. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/**
 * Reads one YAML 1.2 document, a map of fields, as a layer. An empty document is an empty layer.
 *
 * @param file path from the workspace root, for issues and provenance
 * @param name what people call the layer
 */
export function readYamlLayer(text: string, file: string, name: string): YamlReading {
  const { document, at } = parseYaml(text);
  const issueAt = (code: IssueCode, message: string, offset: number): Issue => ({
    code,
    message,
    location: { file, ...at(offset) },
  });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) return { issues: problems.map((problem) => toIssue(problem, issueAt)) };
  if (document.contents !== null && !isMap(document.contents) && !isEmpty(document.contents)) {
    return { issues: [issueAt('STR105', 'the document is not a map', startOf(document.contents))] };
  }
  const issues = checkNodes(document, issueAt);
  if (issues.length > 0) return { issues };
  const origin = { name, file, locate: locateInYaml(() => text) };
  try {
    const data = (document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}) as Record<string, unknown>;
    return { layer: yamlLayer(data, origin), data, issues: [] };
  } catch (error) {
    if (error instanceof DirectiveError) {
      const location = { file, ...origin.locate(error.path) };
      return { issues: [{ code: 'STR112', message: error.message, location }] };
    }
    if (error instanceof ReferenceError) {
      const location = { file, line: 1, column: 1 };
      return { issues: [{ code: 'STR104', message: `more than ${MAX_ALIASES} aliases`, location }] };
    }
    throw error;
  }
}

/**
 * A layer from the plain data of its document, with the words for lists, maps and patches turned into operators.
 *
 * @throws DirectiveError for a word that is not understood
 */
export const yamlLayer = (data: Record<string, unknown>, origin: Origin): Layer =>
  withOrigin({ fields: parseOverlay(data), assertions: [] }, origin);

/** Finds paths in a text, which is parsed for the first of them: most layers are never asked where they say something. */
export function locateInYaml(text: () => string): (path: Path) => Position | undefined {
  let parsed: ReturnType<typeof parseYaml> | undefined;
  return (path) => {
    parsed ??= parseYaml(text());
    const offset = findOffset(parsed.document, path);
    return offset === undefined ? undefined : parsed.at(offset);
  };
}

function parseYaml(text: string) {
  const document = parseDocument(text, { prettyErrors: false, merge: true });
  // Lines are counted when one is asked for: most texts are in order.
  const at = (offset: number): Position => {
    const before = text.slice(0, offset);
    const start = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length, column: offset - start + 1 };
  };
  return { document, at };
}

/** An error of the YAML parser as an issue. */
export function toIssue(
  problem: YAMLError,
  issueAt: (code: IssueCode, message: string, offset: number) => Issue,
): Issue {
  const message = problem.message.replace(/\s+/g, ' ').replace(/\.$/, '');
  return issueAt(YAML_CODES[problem.code] ?? 'STR101', lowerFirst(message), problem.pos[0]);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const isEmpty = (node: Node): boolean => isScalar(node) && node.value === null;

const startOf = (node: Node): number => node.range?.[0] ?? 0;

/** What the parser accepts and Strata does not: keys that read alike, keys that are no text, numbers that lose digits. */
export function checkNodes(
  document: Document,
  issueAt: (code: IssueCode, message: string, offset: number) => Issue,
): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map(_, map) {
      // YAML sees two keys in `1` and `"1"`; JSON and Kubernetes see one.
      const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : undefined));
      map.items.forEach(({ key }, index) => {
        const name = names[index];
        if (name === undefined || names.indexOf(name) === index) return;
        issues.push(issueAt('STR102', `the key ${name} is given twice`, startOf(key as Node)));
      });
    },
    Pair(_, pair: Pair) {
      const key = pair.key as Node | null;
      if (key === null || !isScalar(key)) {
        issues.push(issueAt('STR101', 'a key is not plain text', key === null ? 0 : startOf(key)));
      } else if (FORBIDDEN_KEYS.has(key.value)) {
        issues.push(issueAt('STR107', `the key "${String(key.value)}" is forbidden`, startOf(key)));
      }
    },
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return;
      issues.push(issueAt('STR101', `nothing is anchored as &${node.source}`, startOf(node)));
    },
    Scalar(_, node) {
      const { value } = node;
      if (typeof value !== 'number') return;
      const isLossy = Number.isInteger(value) && !Number.isSafeInteger(value);
      if (isLossy || !Number.isFinite(value)) {
        issues.push(
          issueAt('STR108', `the number ${node.source ?? ''} cannot be represented`, startOf(node)),
        );
      }
    },
  });
  return issues;
}

/** The offset of the key or list item that a path leads to, as deep as the document goes. */
export function findOffset(document: Document, path: Path): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    if (isAlias(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = startOf(pair.key as Node);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      if (node === undefined) break;
      offset = startOf(node as Node);
    } else break;
  }
  return offset;
}
