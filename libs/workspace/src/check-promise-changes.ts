import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap } from '@strata/compose';
import { checkPromiseChange } from '@strata/kratix';
import type { PlatformContext } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { locationOf } from '@strata/render';
import { parse } from 'yaml';
import type { PromiseSource } from './load-promise';
import { PROMISES_DIRECTORY } from '@strata/render';
import { promiseFile } from './promise-outputs';

/** What of a promise cannot change any more, because a cluster has it as it was rendered before. */
export function checkPromiseChanges(
  root: string,
  sources: readonly PromiseSource[],
  contexts: readonly PlatformContext[],
): Issue[] {
  return sources.flatMap(({ definition, origin }) => {
    const found = contexts
      .map(({ cluster }) => join(root, PROMISES_DIRECTORY, promiseFile(definition.name, cluster.name)))
      .find((file) => existsSync(file));
    const before = found === undefined ? undefined : readIdentity(readFileSync(found, 'utf8'));
    if (before === undefined) return [];
    return checkPromiseChange({ ...definition, ...before }, definition).map((message): Issue => ({
      code: 'STR416',
      message,
      location: locationOf(origin, ['kind']),
    }));
  });
}

/** Kind, plural and version of a rendered Promise; undefined for a text that is none. */
function readIdentity(text: string): { kind: string; plural: string; version: string } | undefined {
  try {
    const { spec } = parse(text) as {
      spec: { api: { spec: { names: { kind: string; plural: string }; versions: [{ name: string }] } } };
    };
    const { names, versions } = spec.api.spec;
    return isMap(names) ? { kind: names.kind, plural: names.plural, version: versions[0].name } : undefined;
  } catch {
    return undefined;
  }
}
