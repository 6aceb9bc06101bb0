import { checkPromise, checkPromises } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { locationOf } from '@strata/render';
import type { PromiseSource } from './load-promise';

/** What Kratix would refuse promises for, and what they do to each other. */
export function checkPromiseSources(sources: readonly PromiseSource[]): Issue[] {
  const among = checkPromises(sources.map(({ definition }) => definition));
  return sources.flatMap(({ folder, definition, origin }) => {
    const report = (message: string): Issue => ({
      code: 'STR416',
      message: `${definition.name}: ${message}`,
      location: locationOf(origin, ['name']),
    });
    const misnamed =
      definition.name === folder
        ? []
        : [report(`the promise in ${folder}/ calls itself "${definition.name}"`)];
    const own = among.filter(({ promise }) => promise === definition.name);
    return [
      ...misnamed,
      ...checkPromise(definition).map(report),
      ...own.map(({ message }) => report(message)),
    ];
  });
}
