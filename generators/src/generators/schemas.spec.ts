import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME_PATTERN } from '@strata/model';

interface Schema {
  readonly examples: readonly { readonly command: string }[];
  readonly properties: Readonly<Record<string, { readonly description?: string; readonly pattern?: string }>>;
}

describe.each(['addon', 'environment', 'cluster', 'overlay', 'node', 'boot-profile', 'promise', 'request'])(
  'the schema of generate %s',
  (generator) => {
    const schema = JSON.parse(readFileSync(join(__dirname, generator, 'schema.json'), 'utf8')) as Schema;

    it('describes every option and gives examples of its own command', () => {
      expect(Object.values(schema.properties).filter(({ description }) => description === undefined)).toEqual(
        [],
      );
      expect(schema.examples.filter(({ command }) => !command.startsWith(`${generator} `))).toEqual([]);
      expect(schema.examples.length).toBeGreaterThan(0);
    });

    it('accepts the names that discovery accepts', () => {
      const patterns = Object.values(schema.properties).flatMap(({ pattern }) => pattern ?? []);
      expect(new Set(patterns)).toEqual(new Set(generator === 'overlay' ? [] : [NAME_PATTERN]));
    });
  },
);
