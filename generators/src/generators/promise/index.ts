import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate promise`; schema.json describes them. */
export interface PromiseOptions {
  readonly name: string;
  readonly kind?: string;
  readonly plural?: string;
}

const FILES = ['schema.ts', 'configure.ts', 'index.ts', 'index.spec.ts'];

/** Scaffolds a promise library. Nothing has to be registered: the folder is the registration. */
export default function promiseGenerator(tree: Tree, options: PromiseOptions): () => void {
  const { name, kind = toKind(name), plural = `${kind.toLowerCase()}s` } = options;
  requireName('a promise', name);
  if (!/^[A-Z][A-Za-z0-9]*$/.test(kind))
    throw new Error(`"${kind}" is not written like a kind, such as Bucket.`);
  if (!/^[a-z][a-z0-9]*$/.test(plural))
    throw new Error(`"${plural}" is not in lower-case letters and digits.`);
  const handlebars = require('handlebars') as typeof import('handlebars');
  const root = `libs/promises/${name}`;
  const written = FILES.filter((file) => {
    const template = readFileSync(join(__dirname, 'templates', `${file}.hbs`), 'utf8');
    const text = handlebars.compile(template, { noEscape: true, strict: true })({ name, kind, plural });
    return writeNew(tree, `${root}/src/${file}`, text);
  });
  return nextStep(written.length, `edit ${root}/src/schema.ts and configure.ts, then npm run render`);
}

/** `dns-zone` → `DnsZone`. */
const toKind = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
