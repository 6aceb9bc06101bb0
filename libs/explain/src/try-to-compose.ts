import { ComposeError } from '@strata/compose';

/** What can be composed; undefined for what fails. Rendering tells why it does. */
export function tryToCompose<V>(run: () => V): V | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof ComposeError) return undefined;
    throw error;
  }
}
