import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { TEXT_EXTENSIONS } = require('../text-files') as { TEXT_EXTENSIONS: readonly string[] };

const read = (path: string): string => readFileSync(join(__dirname, '../../..', path), 'utf8');

describe('text files', () => {
  it('have a type for every extension', () => {
    const declared = [...read('libs/addon/src/text-files.d.ts').matchAll(/declare module '\*(\.\w+)'/g)];
    expect(declared.map(([, extension]) => extension)).toEqual(TEXT_EXTENSIONS);
  });

  it('have their extensions in the documentation', () => {
    const [, list = ''] = /gives the text \(([^)]+)\)/.exec(read('docs/addons.md')) ?? [];
    expect([...list.matchAll(/`(\.\w+)`/g)].map(([, extension]) => extension)).toEqual(TEXT_EXTENSIONS);
  });
});
