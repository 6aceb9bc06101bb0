import { isMap } from '@strata/compose';
import type { CheckException, ChecksConfig, CheckSeverity } from './checks-config';
import type { ConfigProblem } from './config-problem';
import type { OwnCheck } from './own-check';

/** The parts of a configuration that nothing can be said against. */
export interface UsableConfig {
  readonly severities: ReadonlyMap<string, CheckSeverity>;
  /** With their places in the list. */
  readonly exceptions: readonly (readonly [index: number, exception: CheckException])[];
  readonly checks: readonly OwnCheck[];
}

/**
 * What is left of a configuration without what is refused in it: an exception without a reason hides nothing.
 *
 * @param refused what `validateChecksConfig` gives for the same configuration
 */
export function usableConfig(config: ChecksConfig, refused: readonly ConfigProblem[]): UsableConfig {
  const isUsable = (part: keyof ChecksConfig, key: string | number): boolean =>
    !refused.some(({ path }) => path[0] === part && path[1] === key);
  const listOf = <Item>(part: 'exceptions' | 'checks'): [number, Item][] => {
    const list: unknown = isMap(config) ? config[part] : undefined;
    if (!Array.isArray(list)) return [];
    return list
      .map((item, index): [number, Item] => [index, item as Item])
      .filter(([index]) => isUsable(part, index));
  };
  const severities: unknown = isMap(config) ? config['severity'] : undefined;
  return {
    severities: new Map(
      Object.entries((isMap(severities) ? severities : {}) as Record<string, CheckSeverity>).filter(
        ([code]) => isUsable('severity', code),
      ),
    ),
    exceptions: listOf<CheckException>('exceptions'),
    checks: listOf<OwnCheck>('checks').map(([, check]) => check),
  };
}
