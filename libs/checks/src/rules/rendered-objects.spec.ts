import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatPath, isMap } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import { parseAllDocuments } from 'yaml';
import { checkObjectRules } from './check-object-rules';

const RENDERED = resolve(__dirname, '../../../../rendered');

const objectsIn = (text: string): Manifest[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest)
    .filter((value) => isMap(value) && 'apiVersion' in value && 'kind' in value);

describe('checkObjectRules on rendered/', () => {
  const files = readdirSync(RENDERED, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );

  it('finds nothing to refuse', () => {
    const objects = files.flatMap((file) =>
      objectsIn(readFileSync(join(RENDERED, file), 'utf8')).map((object) => ({ file, object })),
    );
    const problems = objects.flatMap(({ file, object }) =>
      checkObjectRules(object).map(
        ({ code, path, message }) => `${file} ${code} ${formatPath(path)} ${message}`,
      ),
    );
    expect(objects.length).toBeGreaterThan(300);
    expect(problems).toEqual([]);
  });
});
